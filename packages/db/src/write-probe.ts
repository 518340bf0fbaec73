import pTimeout from 'p-timeout'

const DEADLINE_MS = 2000

/**
 * Rewrites one row of the settings and commits. A read, or a write that is rolled back, would not notice a database
 * whose commits wait for a standby that is gone, nor a disk that refuses the log.
 */
export const WRITE_PROBE = `INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('writeProbe', '', '2026-01-01T00:00:00.000+00:00')
  ON CONFLICT ("key") DO UPDATE SET "value" = ''`

/** Rejects when the database has not answered within 2 seconds. */
export async function withinDeadline(answer: PromiseLike<unknown>): Promise<void> {
  await pTimeout(answer, { milliseconds: DEADLINE_MS, message: 'The database did not respond within 2 seconds' })
}
