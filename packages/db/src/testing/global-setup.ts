import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../migrations/migrate.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated SQLite file, to be copied. */
    sqliteTemplate: string
    /** A PostgreSQL server whose database `template_ekyc` is migrated. */
    postgresUrl: string
  }
}

/** Vitest's globalSetup: what `createTestDatabase` needs, made once per run and gone with it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ekyc-templates-'))
  const postgres = await startPostgres()
  const teardown = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const sqliteTemplate = join(folder, 'template.db')
    await migrate(`file:${sqliteTemplate}`)
    await postgres.createDatabase('template_ekyc')
    await migrate(postgres.urlOf('template_ekyc'))
    provide('sqliteTemplate', sqliteTemplate)
    provide('postgresUrl', postgres.url)
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}
