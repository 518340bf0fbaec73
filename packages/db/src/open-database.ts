import { type Channel, MESSAGES_PER_SECOND, TENCENT_QPS } from '@ekyc/domain'
import { engineOf, problemWith } from './database-url.ts'
import type { Db } from './db.ts'
import { openPostgresql } from './postgresql/open-postgresql.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import { sqlitePath } from './sqlite/sqlite-path.ts'

export const DATABASE_POOL = 10

export type DatabaseOptions = {
  /** `file:<path>` or `postgresql://...` */
  url: string
  /** PostgreSQL without a pooler between, to listen for changes; `url` unless said otherwise. */
  directUrl?: string | undefined
  /** Connections to PostgreSQL for queries, at most; one more listens. 10 unless said otherwise. */
  connections?: number
  /** Calls per second of each Tencent API, over all replicas; 20 as Tencent grants them. */
  qps?: number
  /** Messages per second of each channel, over all replicas; 10 unless said otherwise. */
  perSecond?: Record<Channel, number>
}

/** Opens a database that `migrate` has prepared. Throws DatabaseProblem when it cannot be used. */
export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  const { url, directUrl = url, connections = DATABASE_POOL, qps = TENCENT_QPS, perSecond } = options
  const rates = { apply: qps, result: qps, email: MESSAGES_PER_SECOND, sms: MESSAGES_PER_SECOND, ...perSecond }
  try {
    if (engineOf(url) === 'sqlite') return await openSqlite({ path: sqlitePath(url), rates })
    return await openPostgresql({ url, directUrl, connections, rates })
  } catch (error) {
    throw problemWith(url, error)
  }
}
