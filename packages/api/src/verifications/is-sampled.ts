import type { Ctx } from '../context.ts'

/**
 * Reports whether a sample of so many percent takes a verification that ends now. The draw is a keyed hash of the month
 * and the id, so that nobody can choose or tell who is in the sample, and settling again draws the same.
 */
export function isSampled(ctx: Pick<Ctx, 'keyring' | 'clock'>, verificationId: string, percent: number): boolean {
  const month = ctx.clock.now().toISOString().slice(0, 7)
  const drawn = Buffer.from(ctx.keyring.mark(`review sample ${month} ${verificationId}`), 'base64url').readUInt32BE()
  return drawn / 2 ** 32 < percent / 100
}
