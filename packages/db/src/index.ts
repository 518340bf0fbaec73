export { databaseUrlProblem, engineOf } from './database-url.ts'
export {
  type Db,
  type Engine,
  engines,
  type Prisma,
  type SearchFilter,
  type Tx,
} from './db.ts'
export { migrate, peekSetting, requireMigrated } from './migrations/migrate.ts'
export { DATABASE_POOL, openDatabase } from './open-database.ts'
export { outageOf } from './outage.ts'
export { DatabaseProblem } from './problem.ts'
export { lockDatabase } from './sqlite/lock-database.ts'
export { MISSED } from './watchers.ts'
