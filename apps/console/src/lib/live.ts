import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { api } from '#/api.ts'

/** Id of the verification that changed; `*` where some may have been missed. */
type Listener = (id: string) => void
export type LiveState = 'connecting' | 'live'

const listeners = new Set<Listener>()
const watchers = new Set<() => void>()
let state: LiveState = 'connecting'

function become(next: LiveState) {
  if (next === state) return
  state = next
  for (const watcher of watchers) watcher()
}

function tell(id: string) {
  for (const listener of listeners) listener(id)
}

/** Listens to the server for as long as somebody is signed in; returns what ends it. */
export function startLive(): () => void {
  let startedBefore = false
  const subscription = api.verifications.changes.subscribe(undefined, {
    onStarted() {
      become('live')
      if (startedBefore) tell('*')
      startedBefore = true
    },
    onData: ({ id }) => tell(id),
    onConnectionStateChange: ({ state }) => become(state === 'pending' ? 'live' : 'connecting'),
    onError: () => become('connecting'),
  })
  return () => subscription.unsubscribe()
}

/** Calls back with what changed. */
export function useChanges(onChange: Listener): void {
  const listener = useEffectEvent(onChange)
  useEffect(() => {
    const each: Listener = (id) => listener(id)
    listeners.add(each)
    return () => {
      listeners.delete(each)
    }
  }, [])
}

function subscribe(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Whether changes arrive by themselves at the moment. */
export const useLiveState = (): LiveState => useSyncExternalStore(subscribe, () => state)
