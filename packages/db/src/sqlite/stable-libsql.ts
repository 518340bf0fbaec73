import type { Client, Config } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { SteadyConnection } from './steady-connection.ts'

/**
 * Prisma's libsql adapter over one connection for life. As shipped it opens a connection per transaction, which leaks
 * file descriptors and loses the PRAGMAs, and after one SQLITE_BUSY it reports writes that never reach the disk.
 */
export class StableLibSql extends PrismaLibSql {
  override createClient(config: Config): Client {
    return new SteadyConnection(super.createClient({ ...config, timeout: SteadyConnection.blockingWaitMs }))
  }
}
