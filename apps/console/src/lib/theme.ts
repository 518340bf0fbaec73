import { useSyncExternalStore } from 'react'
import { remember, remembered } from './storage.ts'

export type Theme = 'light' | 'dark'

const root = document.documentElement
const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const current = (): Theme => (root.dataset.theme === 'dark' ? 'dark' : 'light')

function show(theme: Theme) {
  root.dataset.theme = theme
  for (const listener of listeners) listener()
}

system.addEventListener('change', ({ matches }) => {
  if (!remembered('theme')) show(matches ? 'dark' : 'light')
})

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme on screen and how to turn it over; the choice is kept in this browser. */
export function useTheme(): { theme: Theme; toggle(): void } {
  const theme = useSyncExternalStore(subscribe, current)
  const toggle = () => {
    const next = current() === 'dark' ? 'light' : 'dark'
    remember('theme', next)
    show(next)
  }
  return { theme, toggle }
}
