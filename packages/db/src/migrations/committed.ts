import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../db.ts'

export type Migration = { name: string; sql: string }

export const migrationsFolder = (engine: Engine) => join(import.meta.dirname, '../../../../prisma', engine, 'migrations')

/** The migrations that this program knows, in the order of their making. */
export async function committedMigrations(engine: Engine): Promise<Migration[]> {
  const folder = migrationsFolder(engine)
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  )
}
