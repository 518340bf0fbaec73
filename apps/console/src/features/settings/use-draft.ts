import { useState } from 'react'

/** A setting as the server gives it; `savedAt` names its version. */
export type Saved<T> = { value: T; savedAt: string | null; savedBy: string | null }

export type Draft<T> = {
  value: T
  /** The version that the draft was made from. */
  base: string | null
  unsaved: boolean
  /** What somebody else saved since the draft was begun. */
  newer: Saved<T> | null
  change(value: T): void
  undo(): void
  takeTheirs(): void
  /** Goes on from the newer version, so that saving replaces it knowingly. */
  keepMine(): void
  /** What was just saved is the new beginning. */
  begin(saved: Saved<T>): void
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What is being changed of a setting. While nothing is, it follows what others save. */
export function useDraft<T>(saved: Saved<T>): Draft<T> {
  const [{ base, value }, set] = useState({ base: saved, value: saved.value })
  const begin = (from: Saved<T>) => set({ base: from, value: from.value })
  const unsaved = !same(base.value, value)
  const isNewer = (saved.savedAt ?? '') > (base.savedAt ?? '')
  if (!unsaved && isNewer) begin(saved)
  return {
    value,
    base: base.savedAt,
    unsaved,
    newer: unsaved && isNewer ? saved : null,
    change: (next) => set({ base, value: next }),
    undo: () => begin(base),
    takeTheirs: () => begin(saved),
    keepMine: () => set({ base: saved, value }),
    begin,
  }
}
