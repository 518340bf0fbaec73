import { type Channel, oursToMend, problemsOfOneMailbox } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

/** After so many tries, a quarter of an hour at least, what passes by itself should have passed. */
const TRIES = 5

/**
 * Which queued messages of a channel wait for a person: nothing sends them here, a setting or an account has to be mended,
 * or what should have passed by itself has not.
 */
export function heldUp({ carriers }: Pick<Ctx, 'carriers'>, channel: Channel) {
  const queued = { channel, state: 'queued' }
  if (!carriers[channel]) return queued
  const passing = { notIn: [...oursToMend, ...problemsOfOneMailbox] }
  return { ...queued, OR: [{ problem: { in: [...oursToMend] } }, { problem: passing, tries: { gte: TRIES } }] }
}
