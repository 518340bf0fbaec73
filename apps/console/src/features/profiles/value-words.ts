import {
  cardTypeLabel,
  configDefaults,
  documentWarningWords,
  type LivenessAction,
  type Locale,
  type LocalizedText,
  locales,
  type ReviewRule,
  type Sending,
} from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import type { ConsoleTranslator } from '@ekyc/i18n/console'
import { useLanguage } from '#/lib/language.tsx'
import { isTencents, type SettingField } from './draft.ts'

/** A span of whole hours: in days where it is some, else in hours. */
export const hoursInWords = (hours: number, t: ConsoleTranslator): string =>
  hours % 24 === 0 ? t('time.wholeDays', { n: hours / 24 }) : t('profiles.hours', { n: hours })

/** What a field says, in words; of a field that says nothing, what then holds. */
export function useValueWords(): (field: SettingField, value: unknown) => string {
  const { t, language } = useLanguage()
  const said = (field: SettingField, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'profiles.on' : 'profiles.off')
    switch (field) {
      case 'CheckMode':
        return t(`checkMode.${value as 1 | 2 | 3 | 4}`)
      case 'SecurityLevel':
        return t(`securityLevel.${value as 1 | 2 | 3 | 4 | 5}`)
      case 'AutoDowngrade':
        return t(`profiles.downgrade.${value as 1 | 2}`)
      case 'IDCardType':
        return cardTypeLabel(String(value), language)
      case 'ActionList':
        return listed(value)
          .map((each) => t(`profiles.action.${each as LivenessAction}`))
          .join(t('text.comma'))
      case 'SelectedWarningCodes':
        return listed(value)
          .map((each) => documentWarningWords(each, language) ?? each)
          .join(t('text.comma'))
      case 'LivenessTimeout':
        return t('profiles.seconds', { n: Number(value) })
      case 'linkHours':
      case 'handling.reminders.firstAfterHours':
      case 'handling.reminders.everyHours':
        return hoursInWords(Number(value), t)
      case 'handling.locales':
        return (value as Locale[]).map((each) => languageNames[each]).join(t('text.comma'))
      case 'handling.channels.email':
      case 'handling.channels.sms':
        return t(`profiles.sending.${value as Sending}`)
      case 'handling.reason':
        return typeof value === 'string' ? value : inEach(value as Exclude<LocalizedText, string>)
      case 'reviewRule.failures':
        return t(`profiles.failures.${value as ReviewRule['failures']}`)
      case 'reviewRule.band':
        return t('profiles.band', value as NonNullable<ReviewRule['band']>)
      case 'reviewRule.samplePercent':
        return `${String(value)} %`
      default:
        return String(value)
    }
  }
  return (field, value) => {
    if (value !== undefined && value !== null) return said(field, value)
    if (field === 'SelectedWarningCodes') return t('profiles.allWarnings')
    if (field === 'reviewRule.band') return t('profiles.bandNone')
    if (field === 'Language') return t('profiles.customersLanguage')
    const byDefault = isTencents(field) ? configDefaults[field] : undefined
    return byDefault === undefined ? t('profiles.unset') : t('profiles.byDefault', { value: said(field, byDefault) })
  }
}

/** A text with each of its languages. */
const inEach = (text: Exclude<LocalizedText, string>) =>
  locales.flatMap((each) => (text[each] ? [`${languageNames[each]}: ${text[each]}`] : [])).join(' · ')

export const listed = (value: unknown): string[] => (typeof value === 'string' && value ? value.split(',') : [])
