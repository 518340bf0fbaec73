import { execFile } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Databases } from './databases.ts'

/** What a figure is worth depends on this. */
export async function describeMachine(databases: Databases): Promise<string> {
  const memory = Math.round(totalmem() / 2 ** 30)
  const cores = cpus()
  const engines = [`libsql ${await libsqlVersion(databases)}`, `PostgreSQL ${await postgresqlVersion(databases)}`]
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return `${day} UTC, ${cores.length} cores (${cores[0]?.model.trim()}), ${memory} GB, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}, ${engines.join(', ')}`
}

/** Asked in another process: this one must hold no SQLite file by libsql (see fill-sqlite.ts). */
async function libsqlVersion(databases: Databases): Promise<string> {
  const { dataDir } = await databases.empty('sqlite')
  const script = `import { migrate, openDatabase } from '@ekyc/db'
    await migrate(process.argv[1])
    const { client } = await openDatabase({ url: process.argv[1] })
    process.stdout.write((await client.$queryRawUnsafe('SELECT sqlite_version() AS v'))[0].v)`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, `file:${dataDir}/version.db`],
    {
      cwd: import.meta.dirname,
    },
  )
  return stdout
}

async function postgresqlVersion(databases: Databases): Promise<string> {
  const { databaseUrl } = await databases.empty('postgresql')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('SHOW server_version')
  await client.end()
  return rows[0].server_version
}
