import { readsChinese } from '../../alarms/reads-chinese.ts'
import type { Ctx } from '../../context.ts'
import { type NoticeKind, noticeText } from './notice-text.ts'
import { openUrl } from './queue-notice.ts'

const MINUTE = 60_000
const BATCH = 20
/** Longer than one try takes. */
const LEASE_MS = 2 * MINUTE
const RETRY_MINUTES = [1, 5, 15, 60]
const GIVEN_UP_AFTER_MS = 24 * 60 * MINUTE

/**
 * Sends the notices that are due; of several replicas the one that moves the instant sends. One that could not be sent
 * within 24 hours is given up with an error in the log. Says how many were due.
 */
export async function sendDueNotices(ctx: Ctx): Promise<number> {
  if (!ctx.carriers.email) return 0
  const { teamNotice } = ctx.db.client
  const now = ctx.clock.now()
  const due = await teamNotice.findMany({
    where: { nextTryAt: { lte: now } },
    orderBy: { nextTryAt: 'asc' },
    take: BATCH,
    include: { user: { select: { name: true, email: true } } },
  })
  const chinese = due.length > 0 && (await readsChinese(ctx))
  for (const notice of due) {
    const { id, nextTryAt, user, kind, role, createdAt, tries } = notice
    const lease = new Date(ctx.clock.now().getTime() + LEASE_MS)
    const data = { nextTryAt: lease, tries: { increment: 1 } }
    if ((await teamNotice.updateMany({ where: { id, nextTryAt }, data })).count === 0) continue
    const url = openUrl(ctx.keyring, notice)
    const facts = { name: user.name, role, at: createdAt, consoleUrl: ctx.config.consoleUrl, url, chinese }
    const problem = await send(ctx, { id, to: user.email, ...noticeText(kind as NoticeKind, facts) })
    const isOver = problem?.isFinal || now.getTime() - createdAt.getTime() > GIVEN_UP_AFTER_MS
    if (problem && isOver)
      ctx.log.error({ notice: id, kind, problem: problem.name }, 'notice to a team member could not be sent')
    if (!problem || isOver) await teamNotice.deleteMany({ where: { id } })
    else {
      const minutes = RETRY_MINUTES[Math.min(tries, RETRY_MINUTES.length - 1)] ?? 60
      const next = new Date(ctx.clock.now().getTime() + minutes * MINUTE)
      await teamNotice.updateMany({ where: { id, nextTryAt: lease }, data: { nextTryAt: next } })
    }
  }
  return due.length
}

type Mail = { id: string; to: string; subject: string; text: string }

/** Why the mail server did not take it, and whether it never will; null when it did. */
async function send(ctx: Ctx, mail: Mail): Promise<{ name: string; isFinal: boolean } | null> {
  if (!(await ctx.db.takeSlot('email', Date.now() + MINUTE))) return { name: 'busy', isFinal: false }
  const outcome = await ctx.carriers.email?.send({ ...mail, senderName: 'ekyc-console' })
  // A lost answer may mean a second copy, under the same Message-ID: better than none.
  if (!outcome || outcome.is === 'accepted') return null
  return { name: outcome.problem, isFinal: outcome.is === 'refused' }
}
