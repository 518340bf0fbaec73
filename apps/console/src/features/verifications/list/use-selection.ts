import { useRef, useState } from 'react'

/** Which rows are selected; `everything` means all that match, also those that are not loaded. */
export type Selection = {
  ids: ReadonlySet<string>
  everything: boolean
  /** With `range`, all from the row that was touched last. */
  toggle(id: string, range?: boolean): void
  /** Selects all loaded rows, or none when all are. */
  toggleLoaded(): void
  selectEverything(): void
  clear(): void
}

/** `loaded`: the ids of the rows on the screen, in their order. */
export function useSelection(loaded: string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [everything, setEverything] = useState(false)
  const anchor = useRef<string>(undefined)

  function choose(next: ReadonlySet<string>) {
    setIds(next)
    setEverything(false)
  }
  return {
    ids,
    everything,
    toggle(id, range = false) {
      const [from, to] = [loaded.indexOf(anchor.current ?? ''), loaded.indexOf(id)]
      const on = !ids.has(id)
      const touched = range && from !== -1 ? loaded.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
      anchor.current = id
      choose(new Set(on ? [...ids, ...touched] : [...ids].filter((each) => !touched.includes(each))))
    },
    toggleLoaded() {
      choose(loaded.every((id) => ids.has(id)) ? new Set() : new Set([...ids, ...loaded]))
    },
    selectEverything() {
      setIds(new Set(loaded))
      setEverything(true)
    },
    clear: () => choose(new Set()),
  }
}
