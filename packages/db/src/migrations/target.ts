import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/** What `_prisma_migrations` says of a migration that was not rolled back. */
export type AppliedMigration = { name: string; finished: boolean }

/** A database as migrations see it, over one connection. */
export type MigrationTarget = {
  /** Empty when the database has never been migrated. */
  applied(): Promise<AppliedMigration[]>
  /** The value of one row of Setting; null when there is no such row, or no such table yet. */
  setting(key: string): Promise<string | null>
  /**
   * One transaction, one process at a time: what `work` asks through the adapter or through `applied` happens as a whole,
   * or not at all when it throws or the process dies.
   */
  atomically<T>(work: (adapter: SqlMigrationAwareDriverAdapterFactory) => Promise<T>): Promise<T>
  close(): Promise<void>
}
