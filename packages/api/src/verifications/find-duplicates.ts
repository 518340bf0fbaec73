import type { Ctx } from '../context.ts'
import { type Visible, visibleTo } from './own-unit.ts'
import type { DuplicateWarning } from './schema.ts'

const LATELY_DAYS = 30
const AT_MOST = 5

/** Open or lately passed verifications of the same person, by reference, e-mail or phone, that the actor may see. */
export async function findDuplicates(
  ctx: Ctx,
  person: { reference: string | null; email: string | null; phone: string | null },
): Promise<DuplicateWarning[]> {
  const { reference, email, phone } = person
  const visible = await visibleTo(ctx)
  const found = await Promise.all([
    reference ? matching(ctx, 'sameReference', { reference, ...visible }) : [],
    email ? matching(ctx, 'sameEmail', { email, ...visible }) : [],
    phone ? matching(ctx, 'samePhone', { phone, ...visible }) : [],
  ])
  const seen = new Set<string>()
  return found.flat().filter(({ verificationId }) => !seen.has(verificationId) && seen.add(verificationId))
}

async function matching(
  ctx: Ctx,
  kind: DuplicateWarning['kind'],
  same: Visible & ({ reference: string } | { email: string } | { phone: string }),
): Promise<DuplicateWarning[]> {
  const lately = new Date(ctx.clock.now().getTime() - LATELY_DAYS * 86_400_000)
  const rows = await ctx.db.client.verification.findMany({
    where: {
      ...same,
      OR: [
        { progress: { in: ['created', 'opened', 'started'] }, expiresAt: { gt: ctx.clock.now() } },
        { outcome: 'passed', completedAt: { gt: lately } },
      ],
    },
    orderBy: { id: 'desc' },
    take: AT_MOST,
    select: { id: true },
  })
  return rows.map(({ id }) => ({ kind, verificationId: id }))
}
