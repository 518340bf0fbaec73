import type { ConsoleLanguage } from '@ekyc/i18n/console'

/** Whole sentences after each other, without those that are empty; Chinese writes no space between them. */
export const together = (language: ConsoleLanguage, ...sentences: (string | false)[]): string =>
  sentences.filter(Boolean).join(language === 'zh-CN' ? '' : ' ')
