import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db, Engine } from '../db.ts'
import { openDatabase } from '../open-database.ts'

export type TestDatabase = { db: Db; url: string; close(): Promise<void> }

/** A migrated, empty database of its own. Needs `@ekyc/db/testing/global-setup` in the globalSetup of vitest.config.ts. */
export async function createTestDatabase(engine: Engine, options: { qps?: number } = {}): Promise<TestDatabase> {
  const { url, remove } = await copyTestDatabase(engine)
  const db = await openDatabase({ url, ...options })
  const close = async () => {
    await db.close()
    await remove()
  }
  return { db, url, close }
}

/** The same for a program that opens it itself. */
export function copyTestDatabase(engine: Engine): Promise<{ url: string; remove(): Promise<void> }> {
  return engine === 'sqlite' ? copySqlite() : copyPostgresql()
}

/** A place for a database that nobody has migrated yet. */
export function createEmptyDatabase(engine: Engine): Promise<{ url: string; remove(): Promise<void> }> {
  return engine === 'sqlite' ? createSqliteFolder() : createPostgresql('template0')
}

async function copySqlite() {
  const folder = await createSqliteFolder()
  await copyFile(inject('sqliteTemplate'), folder.path)
  return folder
}

async function createSqliteFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'ekyc-test-'))
  const path = join(folder, 'test.db')
  return { path, url: `file:${path}`, remove: () => rm(folder, { recursive: true, force: true }) }
}

const copyPostgresql = () => createPostgresql('template_ekyc')

async function createPostgresql(template: string) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return { url: url.href, remove: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
