import type { Country, Handling, ImportField, Locale } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findProfileVersion } from '../profiles/find-profile-version.ts'
import { getAccess, getLanguages } from '../settings/get-setting.ts'
import { getCountry } from '../settings/merchant.ts'
import { offeredLanguages } from '../verifications/offered-languages.ts'
import { unitToGive, visibleTo } from '../verifications/own-unit.ts'
import type { ImportRecord } from './find-import.ts'
import { choicesOf, columnsOf, type StoredChoices } from './stored.ts'

/** By what the rows of an import are read. */
export type Plan = {
  columns: (ImportField | null)[]
  choices: StoredChoices
  profileId: string
  needsPhoto: boolean
  handling: Handling
  /** Whose phone numbers need no country code. */
  country: Country | null
  /** The languages that may be chosen for a customer. */
  offered: readonly Locale[]
  /** The only unit that the importing person may see; undefined for all. */
  onlyUnit: string | undefined
  /** Whether units are kept apart. */
  apart: boolean
  /** Of the rows that name none. */
  unit: string
}

export async function planOf(ctx: Ctx, row: ImportRecord): Promise<Plan> {
  const choices = choicesOf(row)
  const [profile, merchant, country, { unit: onlyUnit }, { ownUnitOnly }, unit] = await Promise.all([
    findProfileVersion(ctx, choices.profileId),
    getLanguages(ctx),
    getCountry(ctx),
    visibleTo(ctx),
    getAccess(ctx),
    unitToGive(ctx, undefined),
  ])
  const { id: profileId, checkMode, handling } = profile
  return {
    columns: columnsOf(row),
    choices,
    profileId,
    needsPhoto: checkMode === 2,
    handling,
    country,
    offered: offeredLanguages(handling, merchant),
    onlyUnit,
    apart: ownUnitOnly,
    unit,
  }
}
