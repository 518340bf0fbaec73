import { codeOf } from '@ekyc/domain'
import type { Ctx } from '../../context.ts'
import { instant } from '../../instant.ts'

/** One name per column, the same in every language, so that what reads the file can rely on them. */
export const exportedColumns = [
  'id',
  'createdAt',
  'createdBy',
  'unit',
  'name',
  'shownAs',
  'email',
  'phone',
  'reference',
  'locale',
  'profile',
  'profileVersion',
  'progress',
  'outcome',
  'outcomeCode',
  'outcomeLabel',
  'proof',
  'similarity',
  'review',
  'declined',
  'cancelReason',
  'sessionsUsed',
  'linkExpiresAt',
  'openedAt',
  'startedAt',
  'completedAt',
  'message',
] as const

type Cells = Record<(typeof exportedColumns)[number], string | number | null>

/** The cells of one page, in the page's own order. */
export async function readRows(ctx: Pick<Ctx, 'db'>, page: { id: string }[]): Promise<string[][]> {
  const rows = await ctx.db.client.verification.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    // What is left out need not be cleared away again: a row of all columns takes 30 kB on its way.
    select: {
      id: true,
      createdAt: true,
      unit: true,
      customerName: true,
      shownAs: true,
      email: true,
      phone: true,
      reference: true,
      locale: true,
      progress: true,
      outcome: true,
      outcomeCode: true,
      proof: true,
      review: true,
      declined: true,
      cancelReason: true,
      sessionsUsed: true,
      expiresAt: true,
      openedAt: true,
      startedAt: true,
      completedAt: true,
      messageState: true,
      attempts: {
        where: { similarity: { not: null } },
        orderBy: [{ sessionId: 'desc' }, { seq: 'desc' }],
        take: 1,
        select: { similarity: true },
      },
      createdBy: { select: { name: true } },
      profileVersion: { select: { version: true, profile: { select: { name: true } } } },
    },
  })
  return rows.map((row) => {
    const cells: Cells = {
      id: row.id,
      createdAt: instant(row.createdAt),
      createdBy: row.createdBy?.name ?? null,
      unit: row.unit,
      name: row.customerName,
      shownAs: row.shownAs,
      email: row.email,
      phone: row.phone,
      reference: row.reference,
      locale: row.locale,
      profile: row.profileVersion.profile.name,
      profileVersion: row.profileVersion.version,
      progress: row.progress,
      outcome: row.outcome,
      outcomeCode: row.outcomeCode,
      outcomeLabel: row.outcomeCode === null ? null : codeOf(row.outcomeCode).label,
      proof: row.proof,
      // Of the last comparison, 0 to 100.
      similarity: row.attempts[0]?.similarity ?? null,
      review: row.review,
      declined: row.declined,
      cancelReason: row.cancelReason,
      sessionsUsed: row.sessionsUsed,
      linkExpiresAt: instant(row.expiresAt),
      openedAt: instant(row.openedAt),
      startedAt: instant(row.startedAt),
      completedAt: instant(row.completedAt),
      message: row.messageState,
    }
    return exportedColumns.map((column) => String(cells[column] ?? ''))
  })
}
