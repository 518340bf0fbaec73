import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { api, tellSignedOut } from '#/api.ts'
import { isSignedOut } from './failure.ts'
import { openSharedStream } from './shared-stream.ts'

/** How long to wait before a stream that broke off is opened again. */
const AGAIN_MS = 3000

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

let listenAgain = () => {}

/** Listens to the server until what it returns is called. Another person's tabs in this browser have a stream of their own. */
export function startLive(userId: string): () => void {
  let startedBefore = false
  let stop = () => {}
  const listen = () => {
    stop()
    let current = true
    let timer: ReturnType<typeof setTimeout> | undefined
    // A browser gives a stream up for good when a proxy answers instead of us, or when the session has ended.
    const dropped = async () => {
      if (!current) return
      become('connecting')
      if (await hasEnded()) tellSignedOut()
      else if (current) timer = setTimeout(listen, AGAIN_MS)
    }
    const close = openSharedStream(`ekyc.changes.${userId}`, {
      onStarted() {
        become('live')
        if (startedBefore) tell('*')
        startedBefore = true
      },
      onChange: tell,
      onLost: () => become('connecting'),
      onEnded: () => void dropped(),
    })
    stop = () => {
      current = false
      clearTimeout(timer)
      close()
    }
  }
  listen()
  listenAgain = listen
  return () => stop()
}

/** Listens anew after somebody signed in again. */
export const resumeLive = () => listenAgain()

/** Whether the session is over, as against a server that is gone for a while. */
const hasEnded = () =>
  api.team.me.query().then(
    () => false,
    (error: unknown) => isSignedOut(error),
  )

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
