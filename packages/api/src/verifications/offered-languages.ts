import { type Handling, type Locale, locales } from '@ekyc/domain'
import { AppError } from '../errors.ts'

/** The languages that may be chosen for a customer: those of the profile that the merchant offers. */
export const offeredLanguages = (
  handling: Pick<Handling, 'locales'>,
  merchant: { offered: readonly Locale[] },
): Locale[] => locales.filter((each) => handling.locales.includes(each) && merchant.offered.includes(each))

/** Throws invalidInput for a language that is not among them. */
export function refuseOtherLanguage(chosen: Locale, offered: readonly Locale[]): void {
  if (offered.includes(chosen)) return
  const choice = offered.length > 0 ? `Choose one of ${offered.join(', ')}, or leave it empty.` : 'Leave it empty.'
  throw new AppError('invalidInput', `${chosen} is not available for this profile. ${choice}`, {
    field: 'locale',
  })
}
