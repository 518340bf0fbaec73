import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { takeQuota } from '../settings/take-quota.ts'
import { beginTimed, endTimed } from '../settings/timed-quota.ts'
import type { ImportRecord } from './find-import.ts'

/** Files that were uploaded and neither started nor cancelled; each may hold 50 MB of rows and a ZIP of 500 MB. */
const NOT_STARTED = 50
/** Imports whose ZIP is still kept: 10 GB. */
const WITH_PHOTOS = 20
const ZIPS_AT_ONCE = 2
/** Longer than any ZIP may take to arrive: the server was killed while it did. */
const ZIP_MS = 15 * 60_000
/** What a full disk must keep for results and the database. */
const SPARE_BYTES = 1024 * 1024 * 1024

const notStarted = { in: ['reading', 'needsEncoding', 'ready', 'checking', 'checked'] }

/** Refuses another file of a person who has 50 that were never started. */
export async function takeFileQuota(tx: Tx, ctx: Ctx, createdById: string): Promise<void> {
  await takeQuota(tx, ctx, {
    of: 'imports',
    owner: createdById,
    atMost: NOT_STARTED,
    count: () => tx.import.count({ where: { createdById, state: notStarted } }),
    words: `You have ${NOT_STARTED} imports that haven’t started. Start or cancel some of them, then upload this file again.`,
    reason: 'tooManyNotStarted',
  })
}

/**
 * Refuses another ZIP of a person who has 20 kept or 2 arriving, and one that would fill the disk. Returns a
 * function to call once it has arrived or failed.
 */
export async function takeZipQuota(
  ctx: Ctx,
  { id, createdById }: ImportRecord,
  bytes: number,
): Promise<() => Promise<void>> {
  await assertSpaceFor(ctx, bytes)
  const key = `quota.zips.${createdById}`
  const now = ctx.clock.now()
  await ctx.db.transaction(async (tx) => {
    const arriving = await beginTimed(tx, { key, now, atMost: ZIPS_AT_ONCE, withinMs: ZIP_MS })
    if (arriving === null) throw tooMany('tooManyZipsAtOnce', atOnceWords)
    const others = { createdById, photosKey: { not: null }, id: { not: id } }
    if ((await tx.import.count({ where: others })) + arriving >= WITH_PHOTOS) throw tooMany('tooManyZips', keptWords)
  })
  return () => ctx.db.transaction((tx) => endTimed(tx, { key, now, began: now, withinMs: ZIP_MS }))
}

const atOnceWords = `You are already uploading ${ZIPS_AT_ONCE} ZIPs. Wait until one is done, then upload this one again.`
const keptWords = `You have ${WITH_PHOTOS} unfinished imports with photos. Finish or cancel some, then upload this ZIP again.`

const tooMany = (reason: string, words: string) => new AppError('tooMany', words, { field: 'file', reason })

async function assertSpaceFor(ctx: Ctx, bytes: number): Promise<void> {
  const disks = await ctx.server.disks()
  const disk = disks.find(({ folder }) => folder === 'evidence')
  if (!disk || disk.freeBytes - bytes >= SPARE_BYTES) return
  const words =
    'There is not enough space on the server’s disk for this ZIP. Ask an admin to free some space, then try again.'
  throw new AppError('notAvailable', words, { field: 'file', reason: 'noSpace' })
}
