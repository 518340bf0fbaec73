import { hasEnded } from '@ekyc/domain'

/** What of a verification says whether its customer is still to be written to. */
export type Standing = { progress: string; declined: string | null; expiresAt: Date }

/** Why its customer is not reminded: also one who can't start until the comparison photo is replaced. */
export function reasonNotToRemind(row: Standing & { needs: string | null }, now: Date) {
  return reasonToDrop(row, now) ?? (row.needs === 'comparePhoto' ? 'needsPhoto' : null)
}

/** Why its customer is no longer written to; null while there is a reason to. */
export function reasonToDrop(
  { progress, declined, expiresAt }: Standing,
  now: Date,
): 'ended' | 'expired' | 'declined' | null {
  if (hasEnded(progress)) return 'ended'
  if (progress === 'expired' || expiresAt <= now) return 'expired'
  return declined ? 'declined' : null
}
