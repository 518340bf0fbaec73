import { documentWarningWords, livenessTagWords } from '@ekyc/domain'
import type { ConsoleLanguage } from '@ekyc/i18n/console'

/** "Photocopy (-9102)"; a code without words is shown as Tencent sent it. */
export const warningText = (code: number, language: ConsoleLanguage) =>
  withCode(documentWarningWords(code, language), code, language)

/** "Poor face quality (09)"; a tag without words is shown as Tencent sent it. */
export const tagText = (tag: string, language: ConsoleLanguage) =>
  withCode(livenessTagWords(tag, language), tag, language)

function withCode(words: string | null, code: string | number, language: ConsoleLanguage): string {
  if (!words) return String(code)
  return language === 'zh-CN' ? `${words}（${code}）` : `${words} (${code})`
}
