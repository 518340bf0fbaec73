import { hasEnded } from '@ekyc/domain'
import type { Ctx } from '../../context.ts'
import { whyNoReminder } from '../../messages/why-no-reminder.ts'
import { everyPage } from '../every-page.ts'
import type { VerificationRow } from '../find-verification.ts'
import { visibleTo } from '../own-unit.ts'
import { type Act, type LeftOut, type ManyPreview, MOST_MATCHES, type PreviewManyInput } from './schema.ts'

const BATCH = 500

/** How many an act can really be done to, which, and why the rest is left out. Changes nothing. */
export async function previewMany(ctx: Ctx, { act, ids, filter = {} }: PreviewManyInput): Promise<ManyPreview> {
  const asked = ids ? [...new Set(ids)].sort().reverse() : await matching(ctx, filter)
  const looked = asked.slice(0, MOST_MATCHES)
  const open: string[] = []
  const leftOut = new Map<LeftOut, number>()
  for (let from = 0; from < looked.length; from += BATCH) {
    const batch = looked.slice(from, from + BATCH)
    const why = await reasons(ctx, act, batch)
    for (const id of batch) {
      const because = why.get(id)
      if (because) leftOut.set(because, (leftOut.get(because) ?? 0) + 1)
      else open.push(id)
    }
  }
  return {
    ids: open,
    leftOut: [...leftOut].map(([why, n]) => ({ why, n })),
    capped: asked.length > looked.length,
  }
}

/** The ids of a filter's matches, newest first; more than are looked at where there are more. */
async function matching(ctx: Ctx, filter: NonNullable<PreviewManyInput['filter']>): Promise<string[]> {
  const found: string[] = []
  for await (const page of everyPage(ctx, filter)) {
    found.push(...page.map(({ id }) => id))
    if (found.length > MOST_MATCHES) break
  }
  return found
}

/** Why an act cannot be done to some: the rules of the acts themselves, which hold once more when they are done. */
async function reasons(ctx: Ctx, act: Act, ids: string[]): Promise<Map<string, LeftOut>> {
  const rows = await ctx.db.client.verification.findMany({ where: { id: { in: ids }, ...(await visibleTo(ctx)) } })
  const why: Map<string, LeftOut> = act === 'remind' ? await whyNoReminder(ctx, rows) : whyEnded(rows)
  const there = new Set(rows.map(({ id }) => id))
  for (const id of ids) if (!there.has(id)) why.set(id, 'notFound')
  return why
}

const whyEnded = (rows: VerificationRow[]) =>
  new Map<string, LeftOut>(rows.flatMap(({ id, progress }) => (hasEnded(progress) ? [[id, 'ended']] : [])))
