import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { findVerification } from './find-verification.ts'
import { unitToGive } from './own-unit.ts'
import type { UpdateVerificationInput } from './schema.ts'
import { indexWords } from './search-index.ts'

/** Mends a typo in name, address, reference or language, or moves it to another unit. Old and new values stay, sealed, in the timeline. */
export async function updateVerification(ctx: Ctx, input: UpdateVerificationInput): Promise<{ id: string }> {
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, input.id)
    const { name, ...customer } = input.customer ?? {}
    const unit = input.unit === undefined ? undefined : await unitToGive(ctx, input.unit ?? '', tx)
    const wanted = {
      customerName: name,
      ...customer,
      reference: input.reference,
      locale: input.locale,
      unit,
    }
    const changed = Object.entries(wanted).filter(
      ([field, value]) => value !== undefined && value !== row[field as keyof typeof wanted],
    )
    if (changed.length === 0) return
    const data = Object.fromEntries(changed)
    const updated = await tx.verification.update({ where: { id: row.id }, data })
    await indexWords(tx, updated)
    await emit({
      verificationId: row.id,
      kind: 'detailsChanged',
      facts: { fields: changed.map(([field]) => field) },
      personal: {
        before: Object.fromEntries(changed.map(([field]) => [field, row[field as keyof typeof wanted]])),
        after: data,
      },
    })
  })
  return { id: input.id }
}
