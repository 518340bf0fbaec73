import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { lockBySetting } from './lock-by-setting.ts'

type Quota = {
  /** What is limited, one word. */
  of: string
  owner: string
  atMost: number
  /** How many the owner has. Called after the owner's other transactions on the same quota have ended. */
  count: () => Promise<number>
  words: string
  /** For the console's own words. */
  reason: string
}

/**
 * Refuses one more than `atMost` with tooMany. Call it in the transaction that adds the row: of parallel ones, on any
 * number of replicas, each counts what the others added.
 */
export async function takeQuota(tx: Tx, { clock }: Pick<Ctx, 'clock'>, quota: Quota): Promise<void> {
  await lockBySetting(tx, `quota.${quota.of}.${quota.owner}`, clock.now())
  if ((await quota.count()) >= quota.atMost) throw new AppError('tooMany', quota.words, { reason: quota.reason })
}
