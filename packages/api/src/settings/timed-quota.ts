import type { Tx } from '@ekyc/db'
import { lockBySetting } from './lock-by-setting.ts'

type TimedQuota = { key: string; now: Date; withinMs: number }

/**
 * Notes that something begins, unless `atMost` have begun within the last `withinMs` and not ended. Gives how many of
 * those there are besides, or null where it may not begin. Holds over all replicas until the transaction ends.
 */
export async function beginTimed(tx: Tx, quota: TimedQuota & { atMost: number }): Promise<number | null> {
  const others = await begunWithin(tx, quota)
  if (others.length >= quota.atMost) return null
  await keep(tx, quota.key, [...others, quota.now.getTime()])
  return others.length
}

/** Notes that what began at `began` has ended, so that another may begin at once. */
export async function endTimed(tx: Tx, quota: TimedQuota & { began: Date }): Promise<void> {
  const begun = await begunWithin(tx, quota)
  const own = begun.indexOf(quota.began.getTime())
  if (own >= 0) await keep(tx, quota.key, begun.toSpliced(own, 1))
}

async function begunWithin(tx: Tx, { key, now, withinMs }: TimedQuota): Promise<number[]> {
  await lockBySetting(tx, key, now)
  const { value } = await tx.setting.findUniqueOrThrow({ where: { key } })
  const { at = [] } = JSON.parse(value) as { at?: number[] }
  return at.filter((each) => each > now.getTime() - withinMs)
}

const keep = (tx: Tx, key: string, at: number[]) =>
  tx.setting.update({ where: { key }, data: { value: JSON.stringify({ at }) } })
