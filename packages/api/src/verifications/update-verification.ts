import { presentName, storedGreeting } from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { dropMessages } from '../messages/drop-messages.ts'
import { getPinnedProfile } from '../profiles/find-profile-version.ts'
import { getLanguages } from '../settings/get-setting.ts'
import { getCountry } from '../settings/merchant.ts'
import { changeDetails, type Details } from './change-details.ts'
import { findVerification, type VerificationRow } from './find-verification.ts'
import { offeredLanguages, refuseOtherLanguage } from './offered-languages.ts'
import { unitToGive } from './own-unit.ts'
import type { UpdateVerificationInput } from './schema.ts'

/** Mends a typo in name, address, reference or language, or moves it to another unit. Old and new values stay, sealed, in the timeline. */
export async function updateVerification(ctx: Ctx, input: UpdateVerificationInput): Promise<{ id: string }> {
  const asked = input.customer?.phone
  const phone = asked ? readPhone(asked, await getCountry(ctx)) : asked
  const merchant = await getLanguages(ctx)
  await record(ctx, async (tx, emit) => {
    const row = await findVerification(tx, ctx, input.id)
    const unit = input.unit === undefined ? undefined : await unitToGive(ctx, input.unit ?? '', tx)
    const { reference, locale } = input
    // A customer keeps the language that was chosen while it was offered.
    if (locale && locale !== row.locale) {
      const { handling } = await getPinnedProfile(tx, row.profileVersionId)
      refuseOtherLanguage(locale, offeredLanguages(handling, merchant))
    }
    const updated = await changeDetails(tx, emit, row, { ...namesOf(row, input), phone, reference, locale, unit })
    // What waits for an address that was wrong is not for whoever has it.
    const dropped = { verificationId: row.id, because: 'replaced' } as const
    if (updated.email !== row.email) await dropMessages(ctx, tx, emit, { ...dropped, channel: 'email' })
    if (updated.phone !== row.phone) await dropMessages(ctx, tx, emit, { ...dropped, channel: 'sms' })
  })
  return { id: input.id }
}

/** A display name that nobody wrote follows the corrected name, as the greeting does. */
function namesOf(row: VerificationRow, { customer }: UpdateVerificationInput): Details {
  if (!customer) return {}
  const { name: customerName = row.customerName, greeting, ...others } = customer
  const follows = row.shownAs === presentName(row.customerName).shownAs
  return {
    customerName,
    ...(follows ? { shownAs: presentName(customerName).shownAs } : {}),
    ...others,
    greeting: greeting === undefined ? undefined : storedGreeting(customerName, greeting),
  }
}
