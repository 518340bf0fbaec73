import { randomBytes } from 'node:crypto'
import { makeOneTimeLink } from '@ekyc/api'
import { DatabaseProblem, openDatabase, requireMigrated } from '@ekyc/db'
import { v7 } from 'uuid'
import { EnvironmentProblem, readEnvironment } from './environment.ts'

/** `pnpm admin:link <email>`: a link with which a locked-out admin sets a new password. Works beside a running server. */
async function main(email: string | undefined): Promise<string> {
  if (!email) throw new EnvironmentProblem('Say whom the link is for: pnpm admin:link <email>')
  const env = readEnvironment(process.env)
  await requireMigrated(env.databaseUrl)
  const db = await openDatabase({ url: env.databaseUrl })
  try {
    const user = await db.client.user.findUnique({ where: { email: email.trim().toLowerCase() } })
    if (user?.role !== 'admin') throw new EnvironmentProblem('There is no admin with this e-mail.')
    const link = await db.transaction(async (tx) => {
      await tx.user.update({ where: { id: user.id }, data: { banned: false } })
      const ports = {
        clock: { now: () => new Date() },
        random: { bytes: randomBytes },
        ids: { next: (prefix: string) => `${prefix}_${v7()}` },
        config: { consoleUrl: env.consoleUrl },
      }
      return makeOneTimeLink(tx, ports, { kind: 'reset', userId: user.id })
    })
    return `${link.url}\nIt works once, until ${link.expiresAt}.`
  } finally {
    await db.close()
  }
}

try {
  process.stdout.write(`${await main(process.argv[2])}\n`)
} catch (error) {
  const known = error instanceof EnvironmentProblem || error instanceof DatabaseProblem
  process.stderr.write(`${known ? error.message : (error as Error).stack}\n`)
  process.exitCode = 1
}
