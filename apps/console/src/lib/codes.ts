import { codeOf, type OutcomeCode } from '@ekyc/domain'
import type { ConsoleLanguage } from '@ekyc/i18n/console'
import { chineseCode } from './chinese-codes.ts'

/** What is known of an outcome code, in the language of the console. */
export const localizedCode = (code: number, language: ConsoleLanguage): OutcomeCode => ({
  ...codeOf(code),
  ...(language === 'zh-CN' && chineseCode(code)),
})
