import { chmodSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const OTHERS = 0o077

/**
 * Takes away what other users of the machine may do with the data folder and the database, made by an earlier version or
 * by hand. A folder that holds nothing of ours, such as a whole disk named by mistake, is left as it is. Returns what could
 * not be changed, because it belongs to another user.
 */
export function makePrivate(dataDir: string, databaseUrl: string): string[] {
  const database = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  const files = database ? ['', '-wal', '-shm', '.lock'].map((suffix) => database + suffix) : []
  return [...(isOurs(dataDir) ? [dataDir] : []), ...files].filter((each) => !isPrivate(each))
}

/** Empty, or with a file that the program makes. */
function isOurs(folder: string): boolean {
  const names = readdirSync(folder)
  return names.length === 0 || ['master.key', 'auth.key', 'ekyc-console.db'].some((name) => names.includes(name))
}

function isPrivate(file: string): boolean {
  try {
    const { mode } = statSync(file)
    if ((mode & OTHERS) !== 0) chmodSync(path.resolve(file), mode & ~OTHERS)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}
