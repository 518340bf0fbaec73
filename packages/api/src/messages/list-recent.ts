import { channels, messageStates } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { namesOf } from '../team/names-of.ts'
import { type Visible, visibleTo } from '../verifications/own-unit.ts'
import { asMessage } from './find-message.ts'
import { heldUp } from './held-up.ts'
import type { MessagePage, RecentMessagesInput } from './schema.ts'
import { viewMessage } from './view-message.ts'

const listed = {
  dataKey: true,
  customerName: true,
  reference: true,
  progress: true,
  declined: true,
  expiresAt: true,
} as const

/** The messages of every verification that the viewer may see, newest first, page by page. */
export async function listRecent(ctx: Ctx, { filter, cursor, limit }: RecentMessagesInput): Promise<MessagePage> {
  const visible = await visibleTo(ctx)
  const found = await Promise.all(
    conditions(ctx, filter, visible).map((where) =>
      ctx.db.client.message.findMany({
        where: { ...where, ...(cursor ? { id: { lt: cursor } } : {}) },
        orderBy: { id: 'desc' },
        take: limit + 1,
        include: { verification: { select: listed } },
      }),
    ),
  )
  const rows = found
    .flat()
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit + 1)
  const page = rows.slice(0, limit)
  const names = await namesOf(ctx, [...new Set(page.flatMap(({ createdById }) => createdById ?? []))])
  return {
    items: page.map(({ verification, ...row }) => ({
      ...viewMessage(ctx, asMessage(row), verification, names),
      customer: { name: verification.customerName },
      reference: verification.reference,
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** One equality on an index each, which also gives "newest first"; an IN would sort everything that it matches. */
function conditions(
  ctx: Ctx,
  { state, held, channel }: RecentMessagesInput['filter'],
  visible: Visible,
): (Partial<ReturnType<typeof heldUp>> & Visible)[] {
  if (state === undefined && channel === undefined && visible.unit === undefined) return [{}]
  const states = state === undefined ? messageStates : [...new Set([state].flat())]
  const by = channel ? [channel] : channels
  return [
    ...states.flatMap((each) => by.map((way) => ({ ...visible, channel: way, state: each }))),
    ...(held && !states.includes('queued') ? by.map((way) => ({ ...visible, ...heldUp(ctx, way) })) : []),
  ]
}
