import type { Tx } from '@ekyc/db'
import type { Channel, Locale, MessageKind, MessageProblem, MessageState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isVisible, visibleTo } from '../verifications/own-unit.ts'

type Stored = Awaited<ReturnType<Tx['message']['findUniqueOrThrow']>>

export type MessageRow = Omit<Stored, 'channel' | 'kind' | 'locale' | 'state' | 'problem'> & {
  channel: Channel
  kind: MessageKind
  locale: Locale
  state: MessageState
  problem: MessageProblem | null
}

/** The row with its lists' types: only packages/domain's are ever written. */
export const asMessage = (row: Stored) => row as MessageRow

/** A message of a verification that the caller may see; ids that never were and ids of others read the same. */
export async function findMessage(
  tx: Pick<Tx, 'message' | 'setting' | 'user'>,
  ctx: Pick<Ctx, 'actor' | 'db'>,
  id: string,
) {
  const row = await tx.message.findUnique({ where: { id }, include: { verification: true } })
  if (!row || !isVisible(row.verification, await visibleTo(ctx, tx))) {
    throw new AppError('notFound', 'Message not found. It may have been deleted.')
  }
  const { verification, ...message } = row
  return { ...asMessage(message), verification }
}
