import type { Tx } from '@ekyc/db'
import type { Role } from '@ekyc/domain'
import type { Ctx } from '../../context.ts'
import type { NoticeKind } from './notice-text.ts'

type NewNotice = { userId: string; kind: NoticeKind; role?: Role }

/** Queues an email to the person whose account was changed, in the change's own transaction. Nothing without SMTP. */
export async function queueNotice(tx: Tx, ctx: Ctx, notice: NewNotice): Promise<void> {
  if (!ctx.carriers.email) return
  const now = ctx.clock.now()
  await tx.teamNotice.create({ data: { id: ctx.ids.next('ntc'), ...notice, createdAt: now, nextTryAt: now } })
}
