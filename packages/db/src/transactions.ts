import { setTimeout as pause } from 'node:timers/promises'
import type { Prisma as Client, Tx } from './db.ts'

/** Errors without the query and its values: they go to a log, which holds nothing of a customer. */
export const errorFormat = 'minimal'

/**
 * How long a transaction may wait for its connection, and how long it may take, in milliseconds. The pool gives up waiting
 * first: it knows best.
 */
export const transactionLimits = { maxWait: 25_000, timeout: 10_000 }

const TRIES = 4

/**
 * Runs the transaction again when the database ended it for the sake of another one: the same work then succeeds. After
 * a unique value that another one wrote meanwhile it runs once more, so that the work's own check finds it and says so.
 */
export async function runTransaction<T>(client: Client, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await client.$transaction(work)
    } catch (error) {
      const tries = isTaken(error) ? 2 : isConflict(error) ? TRIES : 1
      if (tried >= tries) throw error
      await pause(tried * 10 * (1 + Math.random()))
    }
  }
}

/** A value that must be unique is there already. */
const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'P2002'

/** A deadlock or a serialization failure, met by the client's own query or by a raw one. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === 'P2034' || /TransactionWriteConflict|40001|40P01/.test(JSON.stringify(error))
}
