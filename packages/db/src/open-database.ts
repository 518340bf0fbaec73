import { TENCENT_QPS } from '@ekyc/domain'
import { engineOf, problemWith } from './database-url.ts'
import type { Db } from './db.ts'
import { openPostgresql } from './postgresql/open-postgresql.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

export type DatabaseOptions = {
  /** `file:<path>` or `postgresql://...` */
  url: string
  /** Calls per second of each Tencent API, over all replicas; 20 as Tencent grants them. */
  qps?: number
}

/** Opens a database that `migrate` has prepared. Throws DatabaseProblem when it cannot be used. */
export async function openDatabase({ url, qps = TENCENT_QPS }: DatabaseOptions): Promise<Db> {
  try {
    return engineOf(url) === 'sqlite' ? await openSqlite({ path: sqlitePath(url), qps }) : openPostgresql({ url, qps })
  } catch (error) {
    throw problemWith(url, error)
  }
}
