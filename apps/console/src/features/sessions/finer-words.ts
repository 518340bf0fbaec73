import { documentWarningWords, livenessTagWords } from '@ekyc/domain'
import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'

type Speech = { t: ConsoleTranslator; language: ConsoleLanguage }

/** "Photocopy (-9102)"; a code without words is shown as Tencent sent it. */
export const warningText = (code: number, { t, language }: Speech) =>
  withCode(documentWarningWords(code, language), code, t)

/** "Poor face quality (09)"; a tag without words is shown as Tencent sent it. */
export const tagText = (tag: string, { t, language }: Speech) => withCode(livenessTagWords(tag, language), tag, t)

const withCode = (words: string | null, code: string | number, t: ConsoleTranslator) =>
  words ? words + t('text.brackets', { text: code }) : String(code)
