import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Engine } from '@ekyc/db'
import pg from 'pg'
import { type Installation, recordingOf } from './installation.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../../prisma/postgresql/migrations')

export async function readInstallation(engine: Engine): Promise<Installation> {
  return JSON.parse(gunzipSync(await readFile(recordingOf(engine))).toString())
}

export async function restoreFiles({ files }: Installation, dataDir: string): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(dataDir, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content, 'base64')
  }
}

/** Fills an empty PostgreSQL database: the migrations that the earlier version knew, then its rows. */
export async function restoreTables({ tables }: Installation, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(MIGRATIONS_TABLE)
    const applied = (tables._prisma_migrations as { migration_name: string }[]).map((row) => row.migration_name)
    for (const name of applied.toSorted()) {
      await client.query(await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8'))
    }
    // Tables are filled in any order, so their references are not checked meanwhile.
    await client.query('SET session_replication_role = replica')
    for (const [table, rows] of Object.entries(tables)) {
      await client.query(`DELETE FROM "${table}"`)
      await client.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(null::"${table}", $1::jsonb)`, [
        JSON.stringify(rows),
      ])
    }
  } finally {
    await client.end()
  }
}

/** As Prisma makes it. */
const MIGRATIONS_TABLE = `CREATE TABLE "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`
