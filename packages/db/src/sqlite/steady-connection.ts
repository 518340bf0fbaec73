import { setTimeout as pause } from 'node:timers/promises'
import type { Client, InArgs, InStatement, ResultSet, Transaction } from '@libsql/client'

const pragmas = [
  'journal_mode=WAL',
  // NORMAL can lose the last commits at a power cut, and with them a BizToken.
  'synchronous=FULL',
  'foreign_keys=ON',
  'temp_store=MEMORY',
  'cache_size=-32768', // 32 MB; the operating system caches the file as well
]

const RETRY_EVERY_MS = 50
/** With the blocking wait of each try: about 5 s until a locked database is an error. */
const TRIES = 34

/** Errors that say something of the statement alone; after any other one SQLite may have rolled the transaction back. */
const harmless = ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_TOOBIG', 'SQLITE_MISMATCH', 'SQLITE_RANGE']

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
const isDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))
const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY')

/**
 * One libsql connection, kept right for its whole life. A statement that met SQLITE_BUSY stays half done inside the
 * driver and holds every later commit back, so the connection is opened anew before anything else is asked of it.
 * The caller runs one statement or transaction at a time (Prisma's adapter holds a mutex).
 */
export class SteadyConnection implements Client {
  /** The driver is synchronous: while it waits for a lock, the whole process stands still. The rest of the wait is ours. */
  static readonly blockingWaitMs = 100

  readonly protocol = 'file'
  readonly #client: Client
  readonly #onDamage: (finding: string) => void
  #prepared = false
  #stale = false

  constructor(client: Client, onDamage: (finding: string) => void = () => undefined) {
    this.#client = client
    this.#onDamage = onDamage
  }

  get closed(): boolean {
    return this.#client.closed
  }

  execute(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    return this.#patiently(() => this.#run(statement, args))
  }

  executeMultiple(sql: string): Promise<void> {
    return this.#patiently(() => this.#client.executeMultiple(sql))
  }

  /** Always immediate: a deferred one that reads and then writes meets SQLITE_BUSY at once, with no way to wait. */
  async transaction(): Promise<Transaction> {
    await this.#patiently(() => this.#client.execute('BEGIN IMMEDIATE'))
    return this.#open()
  }

  close(): void {
    this.#client.close()
  }

  reconnect(): void {
    this.#stale = true
  }

  batch = notUsed
  migrate = notUsed
  sync = notUsed

  /** Runs what is safe to repeat when it met a lock: a statement of its own, or a BEGIN. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        await this.#prepare()
        return await work()
      } catch (error) {
        if (!isBusy(error)) throw error
        this.#stale = true
        if (tried === TRIES) throw error
      }
      await pause(RETRY_EVERY_MS)
    }
  }

  async #prepare(): Promise<void> {
    if (this.#stale) {
      this.#prepared = false
      await this.#client.reconnect()
      this.#stale = false
    }
    if (this.#prepared) return
    for (const pragma of pragmas) await this.#client.execute(`PRAGMA ${pragma}`)
    this.#prepared = true
  }

  async #run(statement: InStatement | string, args?: InArgs): Promise<ResultSet> {
    try {
      return await (typeof statement === 'string'
        ? this.#client.execute(statement, args)
        : this.#client.execute(statement))
    } catch (error) {
      if (isDamage(error)) this.#onDamage((error as Error).message)
      throw error
    }
  }

  #open(): Transaction {
    let open = true
    const rollback = async () => {
      if (!open) return
      open = false
      await this.#client.execute('ROLLBACK').catch((error: unknown) => {
        // "No transaction is active": SQLite has rolled back by itself.
        if (codeOf(error) !== 'SQLITE_ERROR') this.#stale = true
      })
    }
    const within = async <T>(work: () => Promise<T>): Promise<T> => {
      // Past its end a statement would run, and commit, on its own.
      if (!open) throw new Error('The transaction was rolled back after an earlier error')
      try {
        return await work()
      } catch (error) {
        if (isBusy(error)) this.#stale = true
        if (!harmless.includes(codeOf(error))) await rollback()
        throw error
      }
    }
    return {
      execute: (statement: InStatement | string, args?: InArgs) => within(() => this.#run(statement, args)),
      executeMultiple: (sql) => within(() => this.#client.executeMultiple(sql)),
      batch: notUsed,
      commit: async () => {
        try {
          await within(() => this.#client.execute('COMMIT'))
          open = false
        } finally {
          await rollback()
        }
      },
      rollback,
      close: () => void rollback(),
      get closed() {
        return !open
      },
    }
  }
}

function notUsed(): never {
  throw new Error("Prisma's adapter does not use this call")
}
