import type { OutcomeCode } from './code-kinds.ts'
import { chineseWords } from './codes.zh-CN.ts'
import { captureCodes } from './playbook/capture-codes.ts'
import { personCodes } from './playbook/person-codes.ts'
import { serviceCodes } from './playbook/service-codes.ts'

/** Every outcome code that Tencent documents, by number. */
export const outcomeCodes: readonly OutcomeCode[] = [...serviceCodes, ...captureCodes, ...personCodes].sort(
  (a, b) => a.code - b.code,
)

const byCode = new Map(outcomeCodes.map((entry) => [entry.code, entry]))

/** What is known of a code. One that Tencent does not document is of kind `unknown`: shown with Tencent's own message. */
export function codeOf(code: number): OutcomeCode {
  return (
    byCode.get(code) ?? {
      code,
      kind: 'unknown',
      label: 'Unknown',
      meaning: 'This code is not in Tencent’s documentation.',
      operatorAction: 'Read Tencent’s message next to the code. Compliance should view the evidence and decide.',
      advice: 'final',
      retryable: false,
      billed: 'unknown',
    }
  )
}

/** The same entry in the language of the console. */
export function localizedCode(code: number, language: 'en' | 'zh-CN'): OutcomeCode {
  const entry = codeOf(code)
  return language === 'en' ? entry : { ...entry, ...chineseWords(code) }
}
