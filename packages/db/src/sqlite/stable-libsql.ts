import type { Client, Config } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { SteadyConnection } from './steady-connection.ts'

/**
 * Prisma's libsql adapter over one connection for life. As shipped it opens a connection per transaction, which leaks
 * file descriptors and loses the PRAGMAs, and after one SQLITE_BUSY it reports writes that never reach the disk.
 */
export class StableLibSql extends PrismaLibSql {
  readonly #onDamage: (finding: string) => void

  /** `onDamage` hears of each statement that met damaged data. */
  constructor(config: Config, onDamage: (finding: string) => void = () => undefined) {
    super(config)
    this.#onDamage = onDamage
  }

  override createClient(config: Config): Client {
    const client = super.createClient({ ...config, timeout: SteadyConnection.blockingWaitMs })
    return new SteadyConnection(client, this.#onDamage)
  }
}
