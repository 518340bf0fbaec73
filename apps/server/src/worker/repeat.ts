import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '@ekyc/api'

/** Runs the work again at once while there is more, else after a pause. A failure is logged and the next round tries again. */
export async function repeat(
  ctx: Ctx,
  signal: AbortSignal,
  pauseMs: number,
  work: () => Promise<boolean>,
): Promise<void> {
  while (!signal.aborted) {
    const more = await work().catch((error: unknown) => {
      ctx.log.error({ error }, 'background work failed, will retry')
      return false
    })
    if (!more) await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
  }
}
