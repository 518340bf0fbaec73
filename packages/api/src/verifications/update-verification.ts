import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { changeDetails } from './change-details.ts'
import { findVerification } from './find-verification.ts'
import { unitToGive } from './own-unit.ts'
import type { UpdateVerificationInput } from './schema.ts'

/** Mends a typo in name, address, reference or language, or moves it to another unit. Old and new values stay, sealed, in the timeline. */
export async function updateVerification(ctx: Ctx, input: UpdateVerificationInput): Promise<{ id: string }> {
  const { name, ...customer } = input.customer ?? {}
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, input.id)
    const unit = input.unit === undefined ? undefined : await unitToGive(ctx, input.unit ?? '', tx)
    const { reference, locale } = input
    await changeDetails(tx, emit, row, { customerName: name, ...customer, reference, locale, unit })
  })
  return { id: input.id }
}
