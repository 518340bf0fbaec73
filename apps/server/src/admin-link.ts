import { randomBytes } from 'node:crypto'
import { AppError, makeAdminLink } from '@ekyc/api'
import { DatabaseProblem, openClock, openDatabase, requireMigrated } from '@ekyc/db'
import { EnvironmentProblem, readEnvironment } from './environment.ts'
import { createIds } from './ids.ts'

/** `pnpm admin:link <email>`: a link with which a locked-out admin sets a new password. Works beside a running server. */
async function main(email: string | undefined): Promise<string> {
  if (!email) throw new EnvironmentProblem('Usage: pnpm admin:link <email>')
  const env = readEnvironment(process.env)
  await requireMigrated(env.databaseUrl)
  const db = await openDatabase({ url: env.databaseUrl })
  const clock = await openClock(db)
  try {
    const { url, expiresAt } = await makeAdminLink(
      { db, clock, ids: createIds(clock), random: { bytes: randomBytes }, config: env, actor: { kind: 'setup' } },
      { email },
    )
    return `${url}\nValid once, until ${expiresAt}.`
  } finally {
    await clock.stop()
    await db.close()
  }
}

try {
  process.stdout.write(`${await main(process.argv[2])}\n`)
} catch (error) {
  const known = [EnvironmentProblem, DatabaseProblem, AppError].some((kind) => error instanceof kind)
  process.stderr.write(`${known ? (error as Error).message : (error as Error).stack}\n`)
  process.exitCode = 1
}
