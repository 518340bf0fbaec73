import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@ekyc/db'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Emit, record } from '../events/record.ts'
import type { Saved } from './schema.ts'
import type { Setting } from './settings.ts'
import { showSetting } from './show-setting.ts'

/** The version of a row that is only just made. */
const NEVER = new Date(0)

/** What follows from a change, in its transaction. */
type After<T> = (tx: Tx, emit: Emit, change: { before: T; after: T }) => Promise<unknown>

/**
 * Saves a setting that was read as version `base` (its `savedAt`), and tells the audit log which fields changed.
 * Throws conflict `changedMeanwhile`, naming who and when, when somebody else saved it since.
 */
export async function saveSetting<T>(
  ctx: Ctx,
  setting: Setting<T>,
  { base, value }: { base: string | null; value: T },
  then?: After<T>,
): Promise<Saved<T>> {
  const { key } = setting
  const version = base === null ? NEVER : new Date(base)
  const written = await record(ctx, async (tx, emit) => {
    if (base === null) await makeRow(tx, key)
    const before = await tx.setting.findUnique({ where: { key } })
    const { count } = await tx.setting.updateMany({
      where: { key, updatedAt: version },
      data: {
        value: JSON.stringify(value),
        // Two versions within one millisecond would be one.
        updatedAt: new Date(Math.max(ctx.clock.now().getTime(), version.getTime() + 1)),
        updatedById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      },
    })
    if (!before || count === 0) return false
    const old = setting.read(before.value ? JSON.parse(before.value) : undefined)
    await emit({ verificationId: null, kind: 'settingsChanged', facts: { setting: key, fields: changed(old, value) } })
    await then?.(tx, emit, { before: old, after: value })
    return true
  })
  const saved = await showSetting(ctx, setting)
  if (written) return saved
  throw new AppError(
    'conflict',
    `Nothing was saved, because ${saved.savedBy ?? 'someone else'} changed this at ${saved.savedAt}. Review the newer version and make your changes again.`,
    { reason: 'changedMeanwhile' },
  )
}

/** A row to be changed on condition, on any number of replicas; one that is there stays as it is. */
async function makeRow(tx: Tx, key: string): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value: '', updatedAt: NEVER }, update: { key } })
}

function changed(before: unknown, after: unknown): string[] {
  const [old, now] = [before, after].map((value) => new Map(Object.entries(value ?? {}))) as [Fields, Fields]
  const names = new Set([...old.keys(), ...now.keys()])
  return [...names].filter((name) => !isDeepStrictEqual(old.get(name), now.get(name)))
}

type Fields = Map<string, unknown>
