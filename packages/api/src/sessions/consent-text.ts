import type { Tx } from '@ekyc/db'
import { type Consent, hashOfConsent } from './consent.ts'

/** Keeps the text of a consent, once for each version, so that what a customer agreed to can be proven later. */
export async function keepConsentText(tx: Tx, { version, text }: Consent, createdAt: Date): Promise<void> {
  if (text === undefined) return
  // Nearly always there: looking first keeps taps from waiting for each other's row.
  if (await tx.consentText.findUnique({ where: { version }, select: { version: true } })) return
  await tx.consentText.upsert({ where: { version }, create: { version, text, createdAt }, update: { version } })
}

/**
 * The kept texts by version. Sessions from before texts were kept name versions without one, and a text that was changed in
 * the database is not what the customer agreed to.
 */
export async function readConsentTexts(
  client: Pick<Tx, 'consentText'>,
  versions: string[],
): Promise<Map<string, string>> {
  const rows = await client.consentText.findMany({ where: { version: { in: [...new Set(versions)] } } })
  const whole = rows.filter(({ version, text }) => version.endsWith(`.${hashOfConsent(text)}`))
  return new Map(whole.map(({ version, text }) => [version, text]))
}
