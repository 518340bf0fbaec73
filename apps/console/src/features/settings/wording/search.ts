import { type Locale, locales, type MessageKind, messageKinds } from '@ekyc/domain'

/** Which message the address speaks of. */
export type WordingSearch = { kind?: MessageKind; locale?: Locale }

export const parseWordingSearch = (search: Record<string, unknown>): WordingSearch => ({
  kind: messageKinds.find((kind) => kind === search.kind),
  locale: locales.find((locale) => locale === search.locale),
})
