import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { engineOf } from '../database-url.ts'
import type { Engine } from '../db.ts'
import { migrationsFolder } from './committed.ts'
import { currentModels } from './current-models.ts'
import { type SchemaFile, withSchemaEngine } from './schema-engine.ts'

const EMPTY = '-- This is an empty migration.'

/** Kept beside the migrations: the schema as they leave it, but for what is written by hand in SQL alone. */
const snapshot = (engine: Engine) => join(migrationsFolder(engine), 'models.snapshot')

/**
 * The SQL that leads from the committed migrations to prisma/models; null when they are equal.
 * `url` is any database of the engine that answers: the schema engine asks for its version, no more.
 */
export async function missingSql(url: string): Promise<string | null> {
  const engine = engineOf(url)
  const committed = await readFile(snapshot(engine), 'utf8').catch(() => null)
  return diffSchemas(url, committed, await currentModels(engine))
}

/** The SQL that leads from one schema to another, or from nothing; null when they are equal. */
export async function diffSchemas(url: string, from: string | null, to: string): Promise<string | null> {
  const files = (content: string): { files: SchemaFile[] } => ({ files: [{ path: 'models.prisma', content }] })
  const adapter = engineOf(url) === 'sqlite' ? new PrismaLibSql({ url }) : new PrismaPg(url)
  const { stdout } = await withSchemaEngine(adapter, files(to).files, (schemaEngine) =>
    schemaEngine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...files(from) },
      to: { tag: 'schemaDatamodel', ...files(to) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  const sql = stdout?.trim() ?? ''
  return sql === '' || sql === EMPTY ? null : `${sql}\n`
}

/** Notes that the migrations lead to the models as they are now. */
export async function keepModels(engine: Engine): Promise<void> {
  await writeFile(snapshot(engine), await currentModels(engine))
}
