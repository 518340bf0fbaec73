import type { CodeWords } from '@ekyc/domain'

let wordsOf: ((code: number) => CodeWords) | null = null

/** Fetches the playbook in Chinese, which most readers never need. Await it before the language changes. */
export async function loadChineseCodes(): Promise<void> {
  wordsOf ??= (await import('@ekyc/domain/codes.zh-CN')).chineseWords
}

export const chineseCode = (code: number): CodeWords | undefined => wordsOf?.(code)
