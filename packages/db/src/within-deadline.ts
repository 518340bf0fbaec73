import pTimeout from 'p-timeout'

const DEADLINE_MS = 2000

/** Rejects when the database has not answered within 2 seconds. */
export async function withinDeadline(answer: PromiseLike<unknown>): Promise<void> {
  await pTimeout(answer, { milliseconds: DEADLINE_MS, message: 'The database did not answer within 2 seconds' })
}
