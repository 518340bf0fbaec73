import { DAY_MS, unended, writtenForms } from '@ekyc/domain'
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
    phone ? matching(ctx, 'samePhone', { phone: { in: writtenForms(phone) }, ...visible }) : [],
  ])
  const seen = new Set<string>()
  return found.flat().filter(({ verificationId }) => !seen.has(verificationId) && seen.add(verificationId))
}

async function matching(
  ctx: Ctx,
  kind: DuplicateWarning['kind'],
  same: Visible & ({ reference: string } | { email: string } | { phone: { in: string[] } }),
): Promise<DuplicateWarning[]> {
  const rows = await ctx.db.client.verification.findMany({
    where: { ...same, ...openOrLatelyPassed(ctx.clock.now()) },
    orderBy: { id: 'desc' },
    take: AT_MOST,
    select: { id: true },
  })
  return rows.map(({ id }) => ({ kind, verificationId: id }))
}

/** The same for many people at once, in their order: the newest verification of each reference, e-mail and phone. */
export async function findDuplicatesOfMany(
  ctx: Ctx,
  people: { reference?: string; email?: string; phone?: string }[],
): Promise<DuplicateWarning[][]> {
  const now = { ...openOrLatelyPassed(ctx.clock.now()), ...(await visibleTo(ctx)) }
  const { verification } = ctx.db.client
  const valuesOf = (field: 'reference' | 'email') => ({ in: people.flatMap((person) => person[field] ?? []) })
  const numbers = people.flatMap(({ phone }) => (phone ? writtenForms(phone) : []))
  const _max = { id: true } as const
  const [references, emails, phones] = await Promise.all([
    verification.groupBy({ by: ['reference'], where: { reference: valuesOf('reference'), ...now }, _max }),
    verification.groupBy({ by: ['email'], where: { email: valuesOf('email'), ...now }, _max }),
    verification.groupBy({ by: ['phone'], where: { phone: { in: numbers }, ...now }, _max }),
  ])
  const byReference = new Map(references.map((row) => [row.reference, row._max.id]))
  const byEmail = new Map(emails.map((row) => [row.email, row._max.id]))
  const byPhone = new Map(phones.map((row) => [row.phone, row._max.id]))
  const newestOf = (phone: string) =>
    writtenForms(phone)
      .map((form) => byPhone.get(form) ?? '')
      .sort()
      .at(-1)
  return people.map(({ reference, email, phone }) => {
    const found = [
      { kind: 'sameReference', verificationId: reference && byReference.get(reference) },
      { kind: 'sameEmail', verificationId: email && byEmail.get(email) },
      { kind: 'samePhone', verificationId: phone && newestOf(phone) },
    ] as const
    return found.flatMap(({ kind, verificationId }) => (verificationId ? [{ kind, verificationId }] : []))
  })
}

const openOrLatelyPassed = (now: Date) => ({
  OR: [
    { progress: { in: [...unended] }, expiresAt: { gt: now } },
    { outcome: 'passed', completedAt: { gt: new Date(now.getTime() - LATELY_DAYS * DAY_MS) } },
  ],
})
