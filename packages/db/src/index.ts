export { openClock } from './clock/open-clock.ts'
export type { ProgramClock } from './clock/program-clock.ts'
export { databaseUrlProblem, engineOf } from './database-url.ts'
export {
  type Db,
  type Engine,
  engines,
  type Prisma,
  type SearchFilter,
  type Tx,
} from './db.ts'
export { insertRows } from './insert-rows.ts'
export { inspectDatabase } from './inspect-database.ts'
export { migrate, peekSetting, requireMigrated } from './migrations/migrate.ts'
export { DATABASE_POOL, openDatabase } from './open-database.ts'
export { type Outage, outageOf } from './outage.ts'
export { DatabaseProblem } from './problem.ts'
export { lockDatabase } from './sqlite/lock-database.ts'
export { MISSED } from './watchers.ts'
