import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { createFolder, launch, type PostgresServer } from './postgres-server.ts'

export type Pair = {
  primary: PostgresServer
  standby: PostgresServer
  /** Makes the standby a primary, which waits for no other. */
  promote(): Promise<void>
  stop(): Promise<void>
}

/** A primary that acknowledges a commit only once its standby has it. */
export async function startPair(): Promise<Pair> {
  const folders = [await createFolder(), await createFolder()] as const
  const [first, second] = folders
  const made = await launch(first)
  await made.stop()
  await rm(second, { recursive: true })
  await promisify(execFile)('cp', ['-a', first, second])
  await writeFile(join(second, 'standby.signal'), '')
  const primary = await launch(first, ['synchronous_standby_names=*'])
  const conninfo = `host=127.0.0.1 port=${primary.port} user=ekyc password=ekyc`
  const standby = await launch(second, [`primary_conninfo=${conninfo}`])
  return {
    primary,
    standby,
    async promote() {
      const client = new pg.Client(standby.url)
      await client.connect()
      await client.query('SELECT pg_promote()')
      await client.end()
    },
    async stop() {
      await Promise.all([primary.stop(), standby.stop()])
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}
