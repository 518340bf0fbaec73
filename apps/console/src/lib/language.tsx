import {
  type ConsoleLanguage,
  type ConsoleRoom,
  type ConsoleTranslator,
  loadConsole,
  loadRoom,
} from '@ekyc/i18n/console'
import { createContext, type ReactNode, use, useState } from 'react'
import { loadChineseCodes } from './chinese-codes.ts'
import { remember, remembered } from './storage.ts'

type Speech = { language: ConsoleLanguage; t: ConsoleTranslator }

const Context = createContext<(Speech & { speak(language: ConsoleLanguage): void }) | null>(null)

/** The language chosen in this browser, else the browser's own. */
export function preferredLanguage(): ConsoleLanguage {
  const chosen = remembered('language')
  if (chosen === 'en' || chosen === 'zh-CN') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const learnt = new Set<ConsoleRoom>()
let spoken: Speech

export async function loadSpeech(language: ConsoleLanguage): Promise<Speech> {
  const [t] = await Promise.all([
    loadConsole(language, learnt, reportMissing),
    language === 'zh-CN' && loadChineseCodes(),
  ])
  document.documentElement.lang = language
  spoken = { language, t }
  return spoken
}

/** A page that forgot to learn its words is a bug: it shows their keys, and the browser's console says so. */
const reportMissing = (key: string) => reportError(new Error(`There are no words for ${key}.`))

/** Fetches the words of a room, in the language spoken now and after each change of it. Await it before its parts show. */
export async function learn(room: ConsoleRoom): Promise<void> {
  if (learnt.has(room)) return
  const { language, t } = spoken
  t.add(await loadRoom(language, room))
  learnt.add(room)
  // The language was changed while the words were on their way.
  if (spoken.t !== t) spoken.t.add(await loadRoom(spoken.language, room))
}

/** Loads something together with the words of the rooms that it speaks. */
export const withWords =
  <T,>(load: () => Promise<T>, ...rooms: ConsoleRoom[]) =>
  async (): Promise<T> =>
    (await Promise.all([load(), ...rooms.map(learn)]))[0]

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
