import type { AdviceKey, CheckMode, Country, Languages, Locale, Merchant } from '@ekyc/domain'

/** What every page shows. */
export type PageFrame = {
  locale: Locale
  /** What the merchant offers; another language is not to be chosen. */
  languages: Languages
  merchant: Merchant
  /** Allows the page's one style block. */
  nonce: string
  /** Address of the link's first page: `/v/{code}`. */
  path: string
  sandbox: boolean
}

/** What the pages of a known link show besides. */
export type LinkView = PageFrame & {
  /** Whole address, for the QR code and for copying. */
  url: string
  shownAs: string
  expiresAt: Date
  checkMode: CheckMode
  /** Where Tencent processes what it is sent; null where that is not known. */
  country: Country | null
  securityLevel: number
  triesLeft: number
  returnUrl: string | null
  /** When the last session was settled, for "say that the check of …". */
  lastCheckAt: Date | null
}

export type LinkPage =
  | {
      page: 'desktop' | 'passed' | 'failed' | 'needsPhoto' | 'cancelled' | 'withdrawnNotMe' | 'replaced' | 'expired'
    }
  | { page: 'declined' | 'serviceDown' }
  /** `chosen`: what brought a computer or an app here; another language keeps it. */
  | { page: 'ready'; chosen?: 'here=1' | 'browser=stay' }
  | { page: 'inApp'; browser: 'Safari' | 'Chrome'; supported: boolean }
  | { page: 'inProgress'; canContinue: boolean }
  /** `refresh`: the address that the page goes to by itself, null when it does not; `slow`: it no longer does, after a while. */
  | { page: 'checking'; refresh: string | null; slow: boolean }
  | { page: 'tryAgain'; advice: AdviceKey }
  | { page: 'confirmDecline'; as: 'ratherNot' | 'notMe' }
