import type { ConsoleLanguage } from '@ekyc/i18n/console'

/** A label such as "Too dim" within a sentence: "too dim". */
export const midSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase())

/** Whole sentences after each other, without those that are empty; Chinese writes no space between them. */
export const together = (language: ConsoleLanguage, ...sentences: (string | false)[]): string =>
  sentences.filter(Boolean).join(language === 'zh-CN' ? '' : ' ')
