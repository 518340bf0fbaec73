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
export { type DatabaseOptions, openDatabase } from './open-database.ts'
export { DatabaseProblem } from './problem.ts'
