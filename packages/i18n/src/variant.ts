import type { Locale } from '@ekyc/domain'

/** A language as the merchant's country writes it. */
export type Variant = Locale | 'zh-HK'

/** Traditional Chinese of a merchant in Hong Kong is Hong Kong's. */
export const variantOf = (locale: Locale, country: string | null): Variant =>
  locale === 'zh-TW' && country === 'HK' ? 'zh-HK' : locale
