import type { Country, Merchant } from '@ekyc/domain'
import { orNull } from '#/lib/rules.ts'
import { viewerZone } from '#/lib/time.ts'
import { type TextInBoxes, textOrNull } from './localized-values.ts'

/** Texts that customers read in their own language. */
export const texts = ['name', 'why', 'contactHours', 'privacyUrl'] as const
type Text = (typeof texts)[number]

/** NaN while its number is not written. */
export type RetentionInBoxes = number | TextInBoxes

/** The merchant as boxes hold it: nothing is an empty text. */
export type MerchantValues = Record<Exclude<keyof Merchant, Text | 'retention'>, string> &
  Record<Text, TextInBoxes> & { retention: RetentionInBoxes }

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

export const merchantOf = ({ timeZone, ...rest }: MerchantValues): Merchant => ({
  name: textOrNull(rest.name) ?? '',
  timeZone,
  why: textOrNull(rest.why),
  contactPhone: orNull(rest.contactPhone),
  contactEmail: orNull(rest.contactEmail),
  contactHours: textOrNull(rest.contactHours),
  privacyUrl: textOrNull(rest.privacyUrl),
  retention: typeof rest.retention === 'number' ? rest.retention : textOrNull(rest.retention),
  brandColor: orNull(rest.brandColor),
  logo: orNull(rest.logo),
  // The box is a list of those codes.
  country: orNull(rest.country) as Country | null,
})

export const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
