import { insertRows, type Tx } from '@ekyc/db'
import { fields } from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import { type Backfill, stepBackfill } from '../backfills/step-backfill.ts'
import type { Ctx } from '../context.ts'
import { wordsOf } from './search-index.ts'

/** Milliseconds of a transaction, and of what others wait for on SQLite, grow with it. */
const BATCH = 50

const columns = { id: true, customerName: true, email: true, phone: true, reference: true } as const

/**
 * Brings the next verifications of earlier versions to the form in which new ones are kept: phone, email, reference and
 * the words by which they are found. Returns true if there may be more. No event says so, because nothing that a person
 * wrote changes its meaning. Numbers without a country code stay: nobody said which country was meant.
 */
export const renewCanonicalForms = (ctx: Ctx): Promise<boolean> => stepBackfill(ctx, canonicalForms(ctx))

const canonicalForms = (ctx: Ctx): Backfill => ({
  name: 'canonicalForms',
  async next(before) {
    const rows = await ctx.db.client.verification.findMany({
      where: before === null ? {} : { id: { lt: before } },
      orderBy: { id: 'desc' },
      take: BATCH,
      select: { id: true },
    })
    return rows.map(({ id }) => id)
  },
  async renew(tx, ids) {
    // Locked before they are read, so that a correction made at the same time is not undone.
    await tx.verification.updateMany({ where: { id: { in: ids } }, data: { eventSeq: { increment: 0 } } })
    const rows = await tx.verification.findMany({ where: { id: { in: ids } }, select: columns })
    for (const { id, ...row } of rows) {
      const changed = Object.entries(canonicalOf(row)).filter(
        ([field, value]) => value !== row[field as keyof typeof row],
      )
      if (changed.length > 0) await tx.verification.update({ where: { id }, data: Object.fromEntries(changed) })
    }
    await renewWords(tx, ids)
  },
})

type Row = { email: string | null; phone: string | null; reference: string | null }

function canonicalOf({ email, phone, reference }: Row): Row {
  const parsed = fields.phone.safeParse(phone)
  return {
    email: fields.email.safeParse(email).data ?? email,
    phone: parsed.success ? readPhone(parsed.data, null) : phone,
    reference: fields.reference.safeParse(reference).data ?? reference,
  }
}

/** Writes only the words that differ: most stay. */
async function renewWords(tx: Tx, ids: string[]): Promise<void> {
  const of = { verificationId: { in: ids } }
  const rows = await tx.verification.findMany({ where: { id: { in: ids } }, select: columns })
  const stale = new Map(ids.map((id) => [id, new Set<string>()]))
  for (const { word, verificationId } of await tx.searchWord.findMany({ where: of }))
    stale.get(verificationId)?.add(word)
  const missing = rows.flatMap((row) =>
    wordsOf(row)
      .filter((word) => !stale.get(row.id)?.delete(word))
      .map((word) => ({ word, verificationId: row.id })),
  )
  const gone = [...stale].flatMap(([verificationId, words]) =>
    words.size > 0 ? [{ verificationId, word: { in: [...words] } }] : [],
  )
  if (gone.length > 0) await tx.searchWord.deleteMany({ where: { OR: gone } })
  await insertRows(tx, 'SearchWord', missing)
}
