import type { Country, Merchant } from '@ekyc/domain'
import { orNull } from '#/lib/rules.ts'
import { viewerZone } from '#/lib/time.ts'

/** The merchant as boxes hold it: nothing is an empty text. */
export type MerchantValues = Record<keyof Merchant, string>

export const valuesOf = (merchant: Merchant | null): MerchantValues => ({
  name: merchant?.name ?? '',
  why: merchant?.why ?? '',
  contactPhone: merchant?.contactPhone ?? '',
  contactEmail: merchant?.contactEmail ?? '',
  contactHours: merchant?.contactHours ?? '',
  privacyUrl: merchant?.privacyUrl ?? '',
  retention: merchant?.retention ?? '',
  brandColor: merchant?.brandColor ?? '',
  logo: merchant?.logo ?? '',
  timeZone: merchant?.timeZone ?? viewerZone(),
  country: merchant?.country ?? '',
})

export const merchantOf = ({ name, timeZone, ...rest }: MerchantValues): Merchant => ({
  name: name.trim(),
  timeZone,
  why: orNull(rest.why),
  contactPhone: orNull(rest.contactPhone),
  contactEmail: orNull(rest.contactEmail),
  contactHours: orNull(rest.contactHours),
  privacyUrl: orNull(rest.privacyUrl),
  retention: orNull(rest.retention),
  brandColor: orNull(rest.brandColor),
  logo: orNull(rest.logo),
  // The box is a list of those codes.
  country: orNull(rest.country) as Country | null,
})

export const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
