import { checkProfile, type Finding, type NamedSettings } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Profile, trpc } from '#/api.ts'
import { differences, rebase, type SettingField, settingsOf, valueIn, withValue } from './draft.ts'

export type Draft = {
  /** The saved version that the draft was made from. */
  base: Profile
  value: NamedSettings
  changed: SettingField[]
  findings: Finding[]
  set(field: SettingField, value: unknown): void
  undo(fields: SettingField[]): void
  /** Goes on from a newer version, and keeps what was typed since: over the base, unless a later state is given. */
  goOnFrom(newest: Profile, since?: NamedSettings): void
}

/** What is being typed on a profile's page. While nothing is, it follows what others save. */
export function useDraft(profile: Profile): Draft {
  const [{ base, value }, setState] = useState(() => ({ base: profile, value: settingsOf(profile) }))
  const changed = useMemo(() => differences(base, value), [base, value])
  const { data: merchant } = useQuery(trpc.settings.merchant.queryOptions())
  const country = merchant?.value?.country ?? null
  const findings = useMemo(() => checkProfile(value, country), [value, country])
  const goOnFrom = (newest: Profile, since: NamedSettings = base) =>
    setState((now) => ({ base: newest, value: rebase(now.value, settingsOf(since), settingsOf(newest)) }))
  const put = (fields: SettingField[], valueFor: (field: SettingField, saved: NamedSettings) => unknown) =>
    setState((now) => ({
      ...now,
      value: fields.reduce((draft, field) => withValue(draft, field, valueFor(field, now.base)), now.value),
    }))
  if (changed.length === 0 && profile.version !== base.version) goOnFrom(profile)
  return {
    base,
    value,
    changed,
    findings,
    set: (field, next) => put([field], () => next),
    undo: (fields) => put(fields, (field, saved) => valueIn(saved, field)),
    goOnFrom,
  }
}
