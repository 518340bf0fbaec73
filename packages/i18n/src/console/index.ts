import { createTranslator, type Translator } from '../translator.ts'
import type { en } from './en.ts'

export const consoleLanguages = ['en', 'zh-CN'] as const
export type ConsoleLanguage = (typeof consoleLanguages)[number]
export type ConsoleKey = keyof typeof en
export type ConsoleTranslator = Translator<ConsoleKey>

/** Each language is fetched when it is spoken. The console's build compiles both, so that no browser brings a compiler. */
const catalogs: Record<ConsoleLanguage, () => Promise<Record<ConsoleKey, string>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
}

/** The words of the console in one language. */
export async function loadConsole(language: ConsoleLanguage): Promise<ConsoleTranslator> {
  return createTranslator<ConsoleKey>(language, await catalogs[language]())
}
