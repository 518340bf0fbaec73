import type { Tx } from '@ekyc/db'
import { checkProfile, type NamedSettings } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { EventKind } from '../events/kinds.ts'
import { type Emit, record } from '../events/record.ts'
import { lockBySetting } from '../settings/lock-by-setting.ts'
import type { VersionRow } from './find-profile-version.ts'

export type Told = (kind: EventKind, facts: { profileId: string; version?: number; fields?: string[] }) => Promise<void>

/** Changes of profiles happen one after the other, on any number of replicas: names are unique, and one is the default. */
export const changeProfiles = <T>(ctx: Ctx, work: (tx: Tx, tell: Told) => Promise<T>): Promise<T> =>
  record(ctx, async (tx: Tx, emit: Emit) => {
    await lockBySetting(tx, 'profiles', ctx.clock.now())
    return work(tx, (kind, facts) => emit({ verificationId: null, kind, facts }))
  })

/** Refuses what a guardrail calls an error, field by field, in words. */
export function assertSound(profile: NamedSettings): void {
  const errors = checkProfile(profile).filter(({ level }) => level === 'error')
  if (errors.length === 0) return
  throw new AppError('invalidInput', errors.map(({ field, message }) => `${field}: ${message}`).join('\n'), {
    field: errors[0]?.field,
    reason: 'guardrail',
  })
}

/** Refuses a name that another profile has, archived ones included. */
export async function assertNameFree(tx: Tx, name: string, own?: string): Promise<void> {
  const other = await tx.profile.findUnique({ where: { name }, select: { id: true } })
  if (other && other.id !== own) {
    throw new AppError(
      'conflict',
      `Another profile, possibly an archived one, is already named “${name}”. Choose a different name.`,
      {
        field: 'name',
        reason: 'nameTaken',
      },
    )
  }
}

/** The newest version with its profile, or an answer for people. */
export async function newestVersion(tx: Pick<Tx, 'profileVersion'>, profileId: string) {
  const row = await tx.profileVersion.findFirst({
    where: { profileId },
    orderBy: { version: 'desc' },
    include: { profile: true },
  })
  if (!row) throw new AppError('notFound', 'Profile not found.')
  return row
}

/** A version as it is stored. */
export function versionRow(
  ctx: Pick<Ctx, 'clock' | 'ids' | 'actor'>,
  version: number,
  { config, reviewRule, handling, ...rest }: NamedSettings,
): Omit<VersionRow, 'profileId'> {
  return {
    id: ctx.ids.next('pfv'),
    version,
    ...rest,
    config: JSON.stringify(config),
    reviewRule: JSON.stringify(reviewRule),
    handling: JSON.stringify(handling),
    createdById: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    createdAt: ctx.clock.now(),
  }
}
