import type { CheckMode, Locale, MerchantIn, MessageKind, SpokenText } from '@ekyc/domain'

/** What a message is made from. Everything in it is already decided: nothing is read or counted here. */
export type MessageInput = {
  kind: MessageKind
  locale: Locale
  /** Languages in which the page behind the link can be read; a mail leads to each of the others. */
  offered: readonly Locale[]
  /** Without it the message says where the check is opened instead, and `values.link` stays out of it. */
  withLink: boolean
  /** In the message's language. */
  merchant: MerchantIn
  checkMode: CheckMode
  /** Says that it is a rehearsal. */
  sandbox: boolean
  values: {
    /** As the customer's page names them. */
    shownAs: string
    /** What a message calls them; null where that is in doubt. */
    greeting: string | null
    /** With a title, in place of the greeting. */
    salutation: string | null
    /** Why they are asked: the profile's words, else the merchant's; null leaves the line out, as an SMS does in another language. */
    reason: SpokenText | null
    /** The whole address. */
    link: string
    expiresAt: Date
    /** The IANA zone in which the customer reads times. */
    zone: string
    /** Of a reminder: no other follows. */
    lastReminder: boolean
  }
}
