import { type ConsoleLanguage, type ConsoleTranslator, loadConsole } from '@ekyc/i18n/console'
import { createContext, type ReactNode, use, useState } from 'react'
import { remember, remembered } from './storage.ts'

type Speech = { language: ConsoleLanguage; t: ConsoleTranslator }

const Context = createContext<(Speech & { speak(language: ConsoleLanguage): void }) | null>(null)

/** The language chosen in this browser, else the browser's own. */
export function preferredLanguage(): ConsoleLanguage {
  const chosen = remembered('language')
  if (chosen === 'en' || chosen === 'zh-CN') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export async function loadSpeech(language: ConsoleLanguage): Promise<Speech> {
  const t = await loadConsole(language)
  document.documentElement.lang = language
  return { language, t }
}

export function LanguageProvider({ first, children }: { first: Speech; children: ReactNode }) {
  const [speech, setSpeech] = useState(first)
  const speak = async (language: ConsoleLanguage) => {
    remember('language', language)
    setSpeech(await loadSpeech(language))
  }
  return <Context value={{ ...speech, speak }}>{children}</Context>
}

export function useLanguage() {
  const value = use(Context)
  if (!value) throw new Error('useLanguage outside of LanguageProvider')
  return value
}

/** The messages of the console in the chosen language. */
export const useT = (): ConsoleTranslator => useLanguage().t
