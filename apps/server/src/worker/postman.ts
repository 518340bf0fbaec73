import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Ctx,
  fetchReceipts,
  recallFarMessages,
  remindDue,
  resumeMessages,
  sendDueMessages,
  sendDueNotices,
  sweepSignIns,
} from '@ekyc/api'
import { channels } from '@ekyc/domain'
import { keepRunning } from './keep-running.ts'
import { repeat } from './repeat.ts'
import type { Worker } from './rescuer.ts'

const SEND_EVERY_MS = 1000
const REMIND_EVERY_MS = 15_000
const RECALL_EVERY_MS = 60_000
const NOTICES_EVERY_MS = 5000
const SWEEP_EVERY_MS = 60_000
const RECEIPTS_EVERY_MS = 30_000
const RECEIPTS_AGAIN_MS = 10 * 60_000
const AT_ONCE = 50
/** Mails wait for one of a few connections, and each has 20 s in all. */
const SENDS_AT_ONCE = 100
/** So many rows of a table in one round mean that there may be more. */
const SWEPT_AT_ONCE = 200
/** As many as a provider gives at once. */
const RECEIPTS = 100

/**
 * Sends what is queued for each channel that is set up and to team members, writes the reminders that are due, asks for
 * receipts and clears what signing in leaves behind.
 */
export function startPostman(ctx: Ctx): Worker {
  const stopping = new AbortController()
  const { signal } = stopping
  let resumed = false
  const ways = channels.flatMap((channel) => {
    const carrier = ctx.carriers[channel]
    if (!carrier) return []
    // No more at once than the rate serves in 2 s, so that a lease never runs out waiting.
    const atMost = Math.min(carrier.perSecond * 2, SENDS_AT_ONCE)
    return keepRunning(atMost, (limit, leaving) => sendDueMessages(ctx, { channel, limit }, leaving))
  })
  const running = Promise.all([
    ...ways.map((way) => repeat(ctx, signal, SEND_EVERY_MS, () => way.begin(signal))),
    repeat(ctx, signal, REMIND_EVERY_MS, async () => (await remindDue(ctx, AT_ONCE)) === AT_ONCE),
    repeat(ctx, signal, RECALL_EVERY_MS, async () => {
      if (!resumed) await resumeMessages(ctx, signal)
      resumed = true
      await recallFarMessages(ctx)
      return false
    }),
    repeat(ctx, signal, NOTICES_EVERY_MS, async () => {
      await sendDueNotices(ctx)
      return false
    }),
    repeat(ctx, signal, SWEEP_EVERY_MS, async () => (await sweepSignIns(ctx)) >= SWEPT_AT_ONCE),
    repeat(ctx, signal, RECEIPTS_EVERY_MS, () => askForReceipts(ctx, signal)),
  ])
  return {
    async stop() {
      stopping.abort()
      await running
      await Promise.all(ways.map((way) => way.end()))
    },
    async leave() {
      await Promise.all(ways.map((way) => way.leave()))
    },
  }
}

/** True when more may be there. A provider that does not answer, or gives no receipts to this account, is left alone for a while. */
async function askForReceipts(ctx: Ctx, signal: AbortSignal): Promise<boolean> {
  try {
    return (await fetchReceipts(ctx, signal)) >= RECEIPTS
  } catch (error) {
    ctx.log.warn({ error }, 'fetching SMS receipts failed')
    await sleep(RECEIPTS_AGAIN_MS, undefined, { signal }).catch(() => undefined)
    return false
  }
}
