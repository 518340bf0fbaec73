import { DAY_MS, HOUR_MS } from '@ekyc/domain'
import { clockIsPlausible } from '../clock/clock-is-plausible.ts'
import type { Ctx } from '../context.ts'
import { record } from '../events/record.ts'
import { discardImport } from './discard-import.ts'
import { NO_FORMAT } from './find-import.ts'

/** No file takes so long to arrive: the server was killed while it did. */
const READING_MS = HOUR_MS
/** Nobody started it, or went on with it. */
const LEFT_ALONE_MS = 7 * DAY_MS
/** So long the rows that were not made can be fetched. */
const VALUES_KEPT_MS = 7 * DAY_MS
/** As long as any link lives, a row that was made is known again. */
const KNOWN_MS = 90 * DAY_MS
/** Longer than any file takes to be read again: the server was killed while it did. */
const READING_AGAIN_MS = 10 * 60_000
const UNSTARTED = ['needsEncoding', 'ready', 'checking', 'checked', 'paused']
const BATCH = 20

/** Ends imports that were left alone, erases the values of those that are over, and forgets them in the end. */
export async function sweepImports(ctx: Ctx): Promise<number> {
  if (!clockIsPlausible(ctx)) return 0
  const before = (ms: number) => new Date(ctx.clock.now().getTime() - ms)
  const ended = { in: ['done', 'cancelled'] }
  const idsOf = async (where: object) =>
    (await ctx.db.client.import.findMany({ where, take: BATCH, select: { id: true } })).map(({ id }) => id)

  const unread = await idsOf({ state: 'reading', format: NO_FORMAT, changedAt: { lt: before(READING_MS) } })
  const forgotten = await idsOf({ state: ended, changedAt: { lt: before(KNOWN_MS) } })
  for (const id of [...unread, ...forgotten]) await discardImport(ctx, id)

  // Before its rows were replaced, the file was kept: its encoding is asked for once more.
  await ctx.db.client.import.updateMany({
    where: { state: 'reading', format: { not: NO_FORMAT }, changedAt: { lt: before(READING_AGAIN_MS) } },
    data: { state: 'needsEncoding' },
  })

  const alone = await idsOf({
    state: { in: [...UNSTARTED] },
    changedAt: { lt: before(LEFT_ALONE_MS) },
  })
  for (const id of alone) await cancelLeftAlone(ctx, id, before(LEFT_ALONE_MS))

  const { count } = await ctx.db.client.import.updateMany({
    where: { state: ended, changedAt: { lt: before(VALUES_KEPT_MS) }, dataKey: { not: '' } },
    // Without their key, the sealed values of the rows are noise.
    data: { dataKey: '', fileName: '' },
  })
  return unread.length + forgotten.length + alone.length + count
}

async function cancelLeftAlone(ctx: Ctx, id: string, before: Date): Promise<void> {
  const now = ctx.clock.now()
  await record(ctx, async (tx, emit) => {
    const written = await tx.import.updateMany({
      where: { id, state: { in: [...UNSTARTED] }, changedAt: { lt: before } },
      data: { state: 'cancelled', problem: 'leftAlone', endedAt: now, changedAt: now, nextStepAt: now },
    })
    if (written.count === 1) await emit({ verificationId: null, kind: 'importCancelled', facts: { importId: id } })
  })
}
