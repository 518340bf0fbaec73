import type { Autopsy } from './autopsy.ts'
import { type Aim, aims } from './killer.ts'

const parts = ['mints', 'settlings', 'creations', 'halfFiles'] as const

/** What the kills of one run were and did. */
export function createLedger() {
  const kills = Object.fromEntries(aims.map((aim) => [aim, 0])) as Record<Aim, number>
  /** Each by its name, so that what an earlier kill left is not counted again. */
  const seen = new Set<string>()
  const none = { kills: 0, things: 0 }
  const cut = { mints: { ...none }, settlings: { ...none }, creations: { ...none }, halfFiles: { ...none } }
  const startMs: number[] = []
  return {
    kills,
    cut,
    startMs,
    count: () => Object.values(kills).reduce((sum, count) => sum + count, 0),
    /** An ordinary start, in milliseconds, as measured so far. */
    usualStart: () => [...startMs].sort((a, b) => a - b)[startMs.length >> 1] ?? 1500,
    /** What no kill has interrupted yet, of what can lose a result. */
    missed(): 'mint' | 'settle' | undefined {
      if (cut.mints.kills === 0) return 'mint'
      return cut.settlings.kills === 0 ? 'settle' : undefined
    },
    add(found: Autopsy) {
      for (const part of parts) {
        const fresh = found[part].filter((name) => !seen.has(name))
        for (const name of fresh) seen.add(name)
        if (fresh.length > 0) cut[part].kills += 1
        cut[part].things += fresh.length
      }
    },
  }
}
