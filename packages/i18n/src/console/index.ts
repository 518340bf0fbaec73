import { createTranslator, type GrowingTranslator } from '../translator.ts'
import type { en as comparePhotos } from './compare-photos/en.ts'
import type { en as base } from './en.ts'
import type { en as events } from './events/en.ts'
import type { en as filters } from './filters/en.ts'
import type { en as imports } from './imports/en.ts'
import type { en as many } from './many/en.ts'
import type { en as messages } from './messages/en.ts'
import type { en as overview } from './overview/en.ts'
import type { en as playbook } from './playbook/en.ts'
import type { en as profiles } from './profiles/en.ts'
import type { en as settings } from './settings/en.ts'
import type { en as system } from './system/en.ts'
import type { en as team } from './team/en.ts'
import type { en as verification } from './verification/en.ts'

export const consoleLanguages = ['en', 'zh-CN'] as const
export type ConsoleLanguage = (typeof consoleLanguages)[number]

type Words = typeof base &
  typeof comparePhotos &
  typeof events &
  typeof filters &
  typeof imports &
  typeof many &
  typeof messages &
  typeof overview &
  typeof profiles &
  typeof playbook &
  typeof team &
  typeof system &
  typeof verification &
  typeof settings
export type ConsoleKey = keyof Words
export type ConsoleTranslator = GrowingTranslator<ConsoleKey>

/** Each language is fetched when it is spoken. The console's build compiles both, so that no browser brings a compiler. */
const frame: Record<ConsoleLanguage, () => Promise<Record<string, string>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
}

/** The words of a room are fetched with its pages, so that the first page waits for its own alone. */
const rooms = {
  'compare-photos': {
    en: async () => (await import('./compare-photos/en.ts')).en,
    'zh-CN': async () => (await import('./compare-photos/zh-CN.ts')).zhCN,
  },
  events: {
    en: async () => (await import('./events/en.ts')).en,
    'zh-CN': async () => (await import('./events/zh-CN.ts')).zhCN,
  },
  filters: {
    en: async () => (await import('./filters/en.ts')).en,
    'zh-CN': async () => (await import('./filters/zh-CN.ts')).zhCN,
  },
  imports: {
    en: async () => (await import('./imports/en.ts')).en,
    'zh-CN': async () => (await import('./imports/zh-CN.ts')).zhCN,
  },
  many: {
    en: async () => (await import('./many/en.ts')).en,
    'zh-CN': async () => (await import('./many/zh-CN.ts')).zhCN,
  },
  messages: {
    en: async () => (await import('./messages/en.ts')).en,
    'zh-CN': async () => (await import('./messages/zh-CN.ts')).zhCN,
  },
  overview: {
    en: async () => (await import('./overview/en.ts')).en,
    'zh-CN': async () => (await import('./overview/zh-CN.ts')).zhCN,
  },
  profiles: {
    en: async () => (await import('./profiles/en.ts')).en,
    'zh-CN': async () => (await import('./profiles/zh-CN.ts')).zhCN,
  },
  playbook: {
    en: async () => (await import('./playbook/en.ts')).en,
    'zh-CN': async () => (await import('./playbook/zh-CN.ts')).zhCN,
  },
  team: {
    en: async () => (await import('./team/en.ts')).en,
    'zh-CN': async () => (await import('./team/zh-CN.ts')).zhCN,
  },
  system: {
    en: async () => (await import('./system/en.ts')).en,
    'zh-CN': async () => (await import('./system/zh-CN.ts')).zhCN,
  },
  verification: {
    en: async () => (await import('./verification/en.ts')).en,
    'zh-CN': async () => (await import('./verification/zh-CN.ts')).zhCN,
  },
  settings: {
    en: async () => (await import('./settings/en.ts')).en,
    'zh-CN': async () => (await import('./settings/zh-CN.ts')).zhCN,
  },
} satisfies Record<string, Record<ConsoleLanguage, () => Promise<Record<string, string>>>>
export type ConsoleRoom = keyof typeof rooms
export const consoleRooms = Object.keys(rooms) as ConsoleRoom[]

/** The words of the console in one language, with those of the rooms. A key without words is told to `onMissing`. */
export async function loadConsole(
  language: ConsoleLanguage,
  of: Iterable<ConsoleRoom> = [],
  onMissing?: (key: string) => void,
): Promise<ConsoleTranslator> {
  const catalogs = await Promise.all([frame[language](), ...[...of].map((room) => loadRoom(language, room))])
  return createTranslator<ConsoleKey>(language, Object.assign({}, ...catalogs), { onMissing })
}

/** The words of one room, to be added to those that are there. */
export const loadRoom = (language: ConsoleLanguage, room: ConsoleRoom): Promise<Record<string, string>> =>
  rooms[room][language]()
