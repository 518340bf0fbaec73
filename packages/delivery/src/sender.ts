/** Who sends: MAIL_FROM, taken apart. */
export type Sender = {
  /** As the mailbox shows it; null where MAIL_FROM is a bare address. */
  name: string | null
  address: string
}
