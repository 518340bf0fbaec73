export { engineOf } from './database-url.ts'
export {
  type BudgetedApi,
  type Db,
  type DueSession,
  type Engine,
  engines,
  type Prisma,
  type SearchPage,
  type Tx,
} from './db.ts'
export { migrate, peekSetting, requireMigrated } from './migrations/migrate.ts'
export { type DatabaseOptions, openDatabase } from './open-database.ts'
export { outageOf } from './outage.ts'
export { DatabaseProblem } from './problem.ts'
export { lockDatabase } from './sqlite/lock-database.ts'
