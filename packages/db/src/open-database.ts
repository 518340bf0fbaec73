import type { Db } from './db.ts'
import { DatabaseProblem } from './problem.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'

export type DatabaseOptions = {
  /** `file:<path>` or `postgresql://...` */
  url: string
  /** Calls per second of each Tencent API, over all replicas. */
  qps?: number
}

/** Opens a database that `migrate` has prepared. Throws DatabaseProblem when the address names neither engine. */
export async function openDatabase({ url, qps = 20 }: DatabaseOptions): Promise<Db> {
  if (url.startsWith('file:')) return openSqlite({ url, qps })
  throw new DatabaseProblem('DATABASE_URL must begin with file: (SQLite) or postgresql:')
}
