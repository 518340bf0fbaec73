import { maskAddress } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { instant } from '../instant.ts'
import type { MessageRow } from './find-message.ts'
import { isHeldUp } from './held-up.ts'
import { canRetry, mayBeThere } from './may-retry.ts'
import { reasonToDrop, type Standing } from './reason-to-drop.ts'
import type { MessageView } from './schema.ts'
import { openAnswer, openTo } from './sealed.ts'

type Viewing = Pick<Ctx, 'keyring' | 'carriers' | 'clock'>
type Case = Standing & { dataKey: Parameters<Ctx['keyring']['open']>[0] }

/** A message as the console shows it: its true state, and what can be done about it. */
export function viewMessage(
  ctx: Viewing,
  row: MessageRow,
  verification: Case,
  names: Map<string, string>,
): MessageView {
  const key = ctx.keyring.open(verification.dataKey, row.verificationId)
  const isSent = ctx.carriers[row.channel] !== null
  const isWanted = reasonToDrop(verification, ctx.clock.now()) === null && isSent
  const { id, verificationId, channel, kind, withLink, locale, state, problem, tries } = row
  return {
    id,
    verificationId,
    channel,
    kind,
    withLink,
    locale,
    state,
    problem,
    notSetUp: state === 'queued' && !isSent,
    held: state === 'queued' && isHeldUp(ctx, row),
    tries,
    answer: openAnswer(key, row),
    to: maskAddress(channel, openTo(key, row)),
    by: row.createdById ? { id: row.createdById, name: names.get(row.createdById) ?? '' } : null,
    createdAt: row.createdAt.toISOString(),
    // While a try is under way, the column is the end of its lease.
    nextTryAt: instant(row.tryingSince || !isSent ? null : row.nextTryAt),
    acceptedAt: instant(row.acceptedAt),
    deliveredAt: instant(row.deliveredAt),
    endedAt: instant(row.endedAt),
    canTakeBack: state === 'queued' && row.tryingSince === null && row.lostAnswers === 0,
    canRetry: isWanted && canRetry(row),
    retryAsks: mayBeThere(row),
  }
}
