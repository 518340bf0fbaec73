import type { Ctx } from '../../context.ts'
import { hasEnded } from '../axes.ts'
import { everyPage } from '../every-page.ts'
import { visibleTo } from '../own-unit.ts'
import { type LeftOut, type ManyPreview, MOST_MATCHES, type PreviewManyInput } from './schema.ts'

type Candidate = { id: string; progress: string }

/** How many an act can really be done to, which, and why the rest is left out. Changes nothing. */
export async function previewMany(ctx: Ctx, { ids, filter }: PreviewManyInput): Promise<ManyPreview> {
  const candidates = ids ? await selected(ctx, ids) : await matching(ctx, filter ?? {})
  const looked = candidates.slice(0, MOST_MATCHES)
  const left: LeftOut[] = [
    ...looked.flatMap((row) => whyNot(row) ?? []),
    ...Array.from({ length: ids ? new Set(ids).size - looked.length : 0 }, () => 'notFound' as const),
  ]
  return {
    ids: looked.filter((row) => whyNot(row) === null).map(({ id }) => id),
    leftOut: Object.entries(Object.groupBy(left, (why) => why)).map(([why, those]) => ({
      why: why as LeftOut,
      n: those.length,
    })),
    capped: candidates.length > looked.length,
  }
}

async function selected(ctx: Ctx, ids: string[]): Promise<Candidate[]> {
  return ctx.db.client.verification.findMany({
    where: { id: { in: ids }, ...(await visibleTo(ctx)) },
    orderBy: { id: 'desc' },
    select: { id: true, progress: true },
  })
}

/** One more than are looked at, where there are more. */
async function matching(ctx: Ctx, filter: NonNullable<PreviewManyInput['filter']>): Promise<Candidate[]> {
  const found: Candidate[] = []
  for await (const page of everyPage(ctx, filter)) {
    found.push(...page)
    if (found.length > MOST_MATCHES) break
  }
  return found
}

/** The rule of the acts themselves, which say it once more when they are done. */
const whyNot = ({ progress }: Candidate): LeftOut | null => (hasEnded(progress) ? 'ended' : null)
