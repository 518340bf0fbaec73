/**
 * Who or what a mail server's answer blames.
 * - sender: our address, domain or IP address: not verified, not ours to use, fails SPF, DKIM or DMARC, may not relay
 * - account: our account with the provider: suspended, unpaid, in its trial
 * - auth, tls: our sign-in, our encryption
 * - quota: what our account may send is used up
 * - address, full: the recipient's mailbox: unknown, disabled or closed to us; full
 * - content: the message: spam, virus, size, form
 * - limit: a rate, a greylist, or a system that is overloaded
 */
export type Blame = 'sender' | 'account' | 'auth' | 'tls' | 'quota' | 'address' | 'full' | 'content' | 'limit'

/**
 * Enhanced status codes without their class: `subject.detail`, one or a range. What is missing says too little (x.7.0,
 * x.7.1, x.0.0, x.1.0 …), so the words decide.
 * Sources: IANA's registry of enhanced status codes (RFC 3463, 4954, 5248, 7372, 7505, 8689), Microsoft's "Email
 * non-delivery reports in Exchange Online" and Google's "Gmail SMTP errors and codes".
 */
const details: Partial<Record<Blame, (string | [subject: number, from: number, to: number])[]>> = {
  sender: [
    '1.7',
    '1.8',
    '2.252', // Exchange: may not send as this sender
    [7, 20, 27], // DKIM, SPF, reverse DNS, DMARC, sender's null MX
    '7.29', // ARC
    '7.30', // Gmail: DKIM
    '7.32', // Gmail: From not aligned
    '7.40', // Gmail: DMARC
    '7.54', // Exchange: may not relay to this domain
    '7.60', // Exchange: may not send as this sender
    '7.64', // Exchange: relay denied, tenant unknown
    [7, 506, 507], // Exchange: HELO; IP address blocked by the recipient's organisation
    [7, 509, 511], // Exchange: DMARC; no IPv6; banned sender
    '7.513',
    '7.515', // Outlook.com: authentication required of bulk senders
    [7, 606, 649], // Exchange: banned IP address
  ],
  account: ['7.13', [7, 501, 503], [7, 700, 751]],
  auth: ['7.3', '7.4', '7.8', '7.9', '7.11', '7.12', '7.14', '7.57', '7.139'],
  tls: ['7.10'],
  quota: ['1.90', [7, 232, 236]],
  address: [
    [1, 1, 4],
    '1.6',
    '1.10',
    '2.4',
    '6.7', // no letters beyond ASCII
    '6.8',
    '6.9',
    '7.2',
    [7, 17, 19], // the mailbox or domain has another owner
    [7, 124, 136], // Exchange: accepts certain senders only
    [7, 504, 505],
  ],
  full: ['2.2'],
  content: ['2.3', '3.4', [6, 0, 6], '6.11', '7.16', '7.512'],
  limit: ['2.121', '2.122', [3, 1, 3], '3.5', '5.3', '7.28', '7.508'],
}

/** Routing: codes that say of a permanent refusal that the recipient's domain cannot be reached, and else that it cannot be just now. */
const ROUTING = /^4\.(1|2|3|4|14|310|312|316)$/

/** What an enhanced status code blames; null when it says too little. */
export function blameOfStatus(detail: string, permanent: boolean): Blame | null {
  if (ROUTING.test(detail)) return permanent ? 'address' : 'limit'
  // Exchange: suspicious traffic is turned away for a while.
  if (!permanent && /^7\.(5|6|8)\d\d$/.test(detail)) return 'limit'
  const [subject, number] = detail.split('.').map(Number) as [number, number]
  for (const [blame, known] of Object.entries(details) as [Blame, NonNullable<(typeof details)[Blame]>][]) {
    const matches = known.some((each) =>
      typeof each === 'string' ? each === detail : each[0] === subject && number >= each[1] && number <= each[2],
    )
    if (matches) return blame
  }
  return null
}
