import { chmodSync, readdirSync, type Stats, statSync } from 'node:fs'

const OTHERS = 0o077

/**
 * Takes away what other users of the machine may do with the data folder and the database, made by an earlier version or
 * by hand. What a setting names by mistake, such as a folder that holds nothing of ours or one in the place of the
 * database, is left as it is. Returns what is open to others and belongs to another user.
 */
export function makePrivate(dataDir: string, databaseUrl: string): string[] {
  const database = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  const files = database ? ['', '-wal', '-shm', '.lock'].map((suffix) => database + suffix) : []
  return [
    ...closeTo(dataDir, (stats) => stats.isDirectory() && isOurs(dataDir)),
    ...files.flatMap((file) => closeTo(file, (stats) => stats.isFile())),
  ]
}

/** Empty, or with a file that the program makes. */
function isOurs(folder: string): boolean {
  const names = readdirSync(folder)
  return names.length === 0 || ['master.key', 'auth.key', 'ekyc-console.db'].some((name) => names.includes(name))
}

function closeTo(path: string, isMeant: (stats: Stats) => boolean): string[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats || !isMeant(stats) || (stats.mode & OTHERS) === 0) return []
  if (stats.uid !== process.getuid?.()) return [path]
  chmodSync(path, stats.mode & ~OTHERS)
  return []
}
