import { changedFields, configDefaults, type NamedSettings } from '@ekyc/domain'

/** The settings of a profile in the order of its page, under the names of the guardrails. */
export type SettingField =
  | 'name'
  | keyof typeof configDefaults
  | 'linkHours'
  | 'sessionLimit'
  | `reviewRule.${keyof NamedSettings['reviewRule']}`
  | 'handling.ruleId'
  | 'handling.locales'
  | 'handling.reason'
  | 'handling.returnUrl'
  | `handling.channels.${keyof NamedSettings['handling']['channels']}`
  | `handling.reminders.${keyof NamedSettings['handling']['reminders']}`

export const isTencents = (field: string): field is keyof typeof configDefaults => field in configDefaults

const pathOf = (field: SettingField) => (isTencents(field) ? ['config', field] : field.split('.'))

type Branch = { [name: string]: unknown }

/** What a draft says in a field; undefined or null where it says nothing. */
export function valueIn(draft: NamedSettings, field: SettingField): unknown {
  return pathOf(field).reduce<unknown>((branch, name) => (branch as Branch)[name], draft)
}

/** The draft with another value in one field. */
export function withValue(draft: NamedSettings, field: SettingField, value: unknown): NamedSettings {
  const put = (branch: Branch, [name = '', ...rest]: string[]): Branch => ({
    ...branch,
    [name]: rest.length > 0 ? put(branch[name] as Branch, rest) : value,
  })
  return put(draft, pathOf(field)) as NamedSettings
}

/** The fields in which two versions differ. */
export const differences = (before: NamedSettings, after: NamedSettings) =>
  changedFields(before, after) as SettingField[]

/** What was typed over `base`, on top of somebody else's newer version. */
export const rebase = (typed: NamedSettings, base: NamedSettings, newest: NamedSettings): NamedSettings =>
  differences(base, typed).reduce((draft, field) => withValue(draft, field, valueIn(typed, field)), newest)

/** A profile as it is edited: its settings alone. */
export const settingsOf = (profile: NamedSettings): NamedSettings => {
  const { name, config, linkHours, sessionLimit, reviewRule, handling } = profile
  return { name, config, linkHours, sessionLimit, reviewRule, handling }
}
