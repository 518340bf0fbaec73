import { setImmediate as breathe } from 'node:timers/promises'
import { insertRows } from '@ekyc/db'
import { can, type ImportProblem } from '@ekyc/domain'
import { MissingError, TamperedError } from '@ekyc/storage'
import { releasePhotos } from '../compare-photos/sweep-photos.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { record } from '../events/record.ts'
import { roleOf } from '../team/role-of.ts'
import { type CheckedRow, checkRows } from './check-rows.ts'
import type { ImportRecord } from './find-import.ts'
import { makeRows } from './make-rows.ts'
import { tidyImport } from './tidy-import.ts'
import { countRows } from './view-import.ts'

/** A step takes seconds; whoever is killed in one holds up its import no longer than this. */
const LEASE_MS = 15_000
const AFTER_FAILURE_MS = 5000

/** One step of the import that waited longest: some rows checked or made, so that several go on side by side. False when none is due. */
export async function stepImports(ctx: Ctx): Promise<boolean> {
  const claimed = await claim(ctx)
  if (!claimed) return false
  try {
    await step(ctx, claimed)
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) {
      await again(ctx, claimed, AFTER_FAILURE_MS)
      throw error
    }
    ctx.log.error({ importId: claimed.id, error }, 'import step failed')
    await stop(ctx, claimed, problem)
  }
  // SQLite answers without ever letting the program turn to others.
  await breathe()
  return true
}

/** What trying again does not mend. */
function problemOf(error: unknown): ImportProblem | null {
  if (error instanceof TamperedError || error instanceof MissingError) return 'damaged'
  return error instanceof AppError && error.field === 'profileId' ? 'noProfile' : null
}

type Claimed = ImportRecord & { nextStepAt: Date }

async function claim(ctx: Ctx): Promise<Claimed | null> {
  const now = ctx.clock.now()
  const due = await ctx.db.client.import.findFirst({
    where: { nextStepAt: { lte: now } },
    orderBy: { nextStepAt: 'asc' },
  })
  if (!due) return null
  const lease = new Date(now.getTime() + LEASE_MS)
  const claimed = await ctx.db.client.import.updateMany({
    where: { id: due.id, state: due.state, nextStepAt: due.nextStepAt },
    data: { nextStepAt: lease },
  })
  return claimed.count === 1 ? { ...due, nextStepAt: lease } : claim(ctx)
}

async function step(ctx: Ctx, claimed: Claimed): Promise<void> {
  switch (claimed.state) {
    case 'checking':
      return check(ctx, claimed)
    case 'running':
      return make(ctx, claimed)
    default:
      if (await tidyImport(ctx, claimed)) await again(ctx, claimed)
      else await write(ctx, claimed, { nextStepAt: null })
  }
}

async function check(ctx: Ctx, claimed: Claimed): Promise<void> {
  const acting = await actingFor(ctx, claimed)
  if (!acting) return stop(ctx, claimed, 'notAllowed')
  const checked = await checkRows(acting, claimed)
  const last = checked.at(-1)
  const next = last
    ? { checkedTo: last.row.number, nextStepAt: ctx.clock.now() }
    : { state: 'checked', nextStepAt: null, changedAt: ctx.clock.now() }
  await ctx.db.transaction(async (tx) => {
    const held = await tx.import.updateMany({ where: heldBy(claimed), data: next })
    if (held.count === 0) return
    // In place of an update for each row, which would hold a SQLite file many times as long.
    const numbers = checked.map(({ row }) => row.number)
    await tx.importRow.deleteMany({ where: { importId: claimed.id, number: { in: numbers } } })
    await insertRows(tx, 'ImportRow', checked.map(asRow))
  })
  await releasePhotos(
    ctx,
    checked.flatMap(({ row }) => row.comparePhotoId ?? []),
  )
}

const asRow = ({ row, marks, state, notes, comparePhotoId }: CheckedRow) => ({
  importId: row.importId,
  number: row.number,
  sealed: row.sealed,
  state,
  notes: JSON.stringify(notes),
  comparePhotoId,
  ...marks,
})

async function make(ctx: Ctx, claimed: Claimed): Promise<void> {
  const acting = await actingFor(ctx, claimed)
  if (!acting) return stop(ctx, claimed, 'notAllowed')
  if (await makeRows(acting, claimed)) return again(ctx, claimed)
  const { made } = await countRows(ctx, claimed.id)
  await record(ctx, async (tx, emit) => {
    const now = ctx.clock.now()
    const done = await tx.import.updateMany({
      where: heldBy(claimed),
      data: { state: 'done', endedAt: now, changedAt: now, nextStepAt: now },
    })
    if (done.count === 0) return
    const facts = { importId: claimed.id, rows: claimed.total, made }
    await emit({ verificationId: null, kind: 'importFinished', facts })
  })
}

/** The context of who started it, with the rights that they have now; null when they may not any more. */
async function actingFor(ctx: Ctx, { createdById }: ImportRecord): Promise<Ctx | null> {
  const role = await roleOf(ctx, createdById)
  if (!role || !can(role, 'imports.run')) return null
  return { ...ctx, actor: { kind: 'user', userId: createdById, role } }
}

/** Only the holder of the lease writes, and only while nobody changed what the import is at. */
const heldBy = ({ id, state, nextStepAt }: Claimed) => ({ id, state, nextStepAt })

async function write(ctx: Ctx, claimed: Claimed, data: { nextStepAt: Date | null }): Promise<void> {
  await ctx.db.client.import.updateMany({ where: heldBy(claimed), data })
}

const again = (ctx: Ctx, claimed: Claimed, afterMs = 0) =>
  write(ctx, claimed, { nextStepAt: new Date(ctx.clock.now().getTime() + afterMs) })

/** Waits for a person: one that ran can be resumed, one that did not can be checked again. */
async function stop(ctx: Ctx, claimed: Claimed, problem: ImportProblem): Promise<void> {
  const ran = claimed.state === 'running'
  await record(ctx, async (tx, emit) => {
    const stopped = await tx.import.updateMany({
      where: heldBy(claimed),
      data: { state: ran ? 'paused' : 'ready', problem, changedAt: ctx.clock.now(), nextStepAt: null },
    })
    if (stopped.count === 1 && ran) {
      await emit({ verificationId: null, kind: 'importPaused', facts: { importId: claimed.id, problem } })
    }
  })
}
