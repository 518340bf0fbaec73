import { type FindingId, findingWords } from './words.ts'
import { findingWordsZhCN } from './words.zh-CN.ts'

type Values = Record<string, string | number>

/** One guardrail that spoke. An error keeps a profile from being saved. */
export type Finding = {
  level: 'error' | 'warning'
  /** `CheckMode` and the like for Tencent's fields; `linkHours`, `handling.reminders.atMost` for ours. */
  field: string
  /** What spoke; it stays the same when the words change. */
  id: FindingId
  /** What the words name: numbers, limits. */
  values: Values
  /** In English: what is wrong or to be known, and what to do. */
  message: string
}

const at =
  (level: Finding['level']) =>
  (field: string, when: boolean, id: FindingId, values: Values = {}) =>
    when ? [{ level, field, id, values, message: fill(findingWords[id], values) }] : []

export const error = at('error')
export const warning = at('warning')

/** What a guardrail says, in a language of the console. */
export function localizedFinding({ id, values }: Finding, language: 'en' | 'zh-CN'): string {
  return fill((language === 'en' ? findingWords : findingWordsZhCN)[id], values)
}

const fill = (words: string, values: Values) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
