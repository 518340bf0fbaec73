import { useEffect, useEffectEvent, useRef } from 'react'
import { useChanges } from './live.ts'

const GATHER_MS = 150

/** Changes as they come, gathered for a moment: one result often is several events. */
export function useBatchedChanges(onChanges: (ids: ReadonlySet<string>) => unknown): void {
  const gathered = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useEffectEvent(() => {
    const ids = gathered.current
    gathered.current = new Set()
    timer.current = undefined
    onChanges(ids)
  })
  useChanges((id) => {
    gathered.current.add(id)
    timer.current ??= setTimeout(() => flush(), GATHER_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
