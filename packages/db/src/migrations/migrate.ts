import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { problemWith, reasonOf } from '../database-url.ts'
import type { Engine } from '../db.ts'
import { DatabaseProblem } from '../problem.ts'
import { committedMigrations, type Migration, migrationsFolder } from './committed.ts'
import { openTarget } from './open-target.ts'
import type { AppliedMigration, MigrationTarget } from './target.ts'

/**
 * Brings the database to what this program knows, and returns the names of the migrations that it applied.
 * All of them or none: a start that is killed in the middle leaves the database as it was. Replicas that start together migrate once.
 * Throws DatabaseProblem, having touched nothing, when the database is newer than the program, half migrated or out of reach.
 */
export async function migrate(url: string): Promise<string[]> {
  return withTarget(url, async (target, engine) => {
    const committed = await committedMigrations(engine)
    if (pendingOf(committed, await target.applied()).length === 0) return []
    return target.atomically(async (adapter) => {
      // Another replica may have migrated while this one waited for its turn.
      const pending = pendingOf(committed, await target.applied())
      if (pending.length > 0) await apply(adapter, engine, committed)
      return pending
    })
  })
}

/** Throws DatabaseProblem unless the database is exactly as this program knows it. Changes nothing. */
export async function requireMigrated(url: string): Promise<void> {
  await withTarget(url, async (target, engine) => {
    const pending = pendingOf(await committedMigrations(engine), await target.applied())
    if (pending.length > 0) {
      throw new DatabaseProblem('The database has not been migrated yet. Start the server once, then try again.')
    }
  })
}

/**
 * One setting as it stands, before the database is migrated or opened for writing; null where there is none.
 * Throws DatabaseProblem when the database is newer than the program, half migrated or out of reach.
 */
export async function peekSetting(url: string, key: string): Promise<string | null> {
  return withTarget(url, async (target, engine) => {
    pendingOf(await committedMigrations(engine), await target.applied())
    return target.setting(key)
  })
}

async function withTarget<T>(url: string, work: (target: MigrationTarget, engine: Engine) => Promise<T>): Promise<T> {
  try {
    const { target, engine } = await openTarget(url)
    try {
      return await work(target, engine)
    } finally {
      await target.close()
    }
  } catch (error) {
    throw problemWith(url, error)
  }
}

function pendingOf(committed: Migration[], applied: AppliedMigration[]): string[] {
  const known = new Set(committed.map(({ name }) => name))
  const unknown = applied.find(({ name }) => !known.has(name))
  if (unknown) {
    throw new DatabaseProblem(
      `The database is newer than this version of ekyc-console: it contains the unknown migration ${unknown.name}. Start the newer version, or restore a backup made before the upgrade.`,
    )
  }
  const unfinished = applied.find(({ finished }) => !finished)
  if (unfinished) {
    throw new DatabaseProblem(
      `Migration ${unfinished.name} was started by another tool and did not finish. Restore a backup, or repair the table _prisma_migrations.`,
    )
  }
  const done = new Set(applied.map(({ name }) => name))
  return [...known].filter((name) => !done.has(name))
}

async function apply(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  engine: Engine,
  committed: Migration[],
): Promise<void> {
  // Loaded only when there is something to apply: a start with nothing to do is faster by its 50 ms.
  const { withSchemaEngine } = await import('./schema-engine.ts')
  const migrationsList = {
    baseDir: migrationsFolder(engine),
    lockfile: { path: 'migration_lock.toml', content: `provider = "${engine}"` },
    shadowDbInitScript: '',
    migrationDirectories: committed.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
  try {
    await withSchemaEngine(adapter, undefined, (schemaEngine) =>
      schemaEngine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    )
  } catch (error) {
    const reason = reasonOf(error) // the engine's text goes on with its own stack
    throw new DatabaseProblem(
      `The database migration failed and was rolled back: ${reason}${adviceFor(reason)}`,
      { cause: error },
    )
  }
}

function adviceFor(reason: string): string {
  if (/permission denied|must be owner/.test(reason)) {
    return '. Migrate with a role that owns the tables: see “Roles” in docs/operate.md.'
  }
  if (reason.includes('lock timeout')) return '. Another connection is using a table: end it, then start again.'
  return ''
}
