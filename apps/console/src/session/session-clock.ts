import { useSyncExternalStore } from 'react'

/** What the server answers about the session; seconds, so that this machine's clock may be wrong. */
type TimeLeft = { idle: number; total: number }
type Told = 'extended' | 'signedIn' | 'signedOut'

/** Reports activity to the server at most this often. */
const TELL_EVERY_MS = 60_000
const WARN_MS = 60_000
const TICK_MS = 1000
/** Only input counts as activity; a page that is merely open does not. */
const acts = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

let endsAt = Number.POSITIVE_INFINITY
let endsAtAll = Number.POSITIVE_INFINITY
let toldAt = 0
let actedAt = 0
let isAsking = false
/** When the session ends, while the person is warned of it. */
let warnedOf: number | null = null
const watchers = new Set<() => void>()
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ekyc.session')

/** Tells the other tabs of this browser what happened to the session. */
export const tellTabs = (told: Told) => tabs?.postMessage(told)

function warn(until: number | null) {
  if (warnedOf === until) return
  warnedOf = until
  for (const watcher of watchers) watcher()
}

function learn({ idle, total }: TimeLeft) {
  const now = Date.now()
  endsAt = now + idle * 1000
  endsAtAll = now + total * 1000
  if (idle * 1000 > WARN_MS) warn(null)
  else warn(endsAt)
}

/** Asks how long the session lasts yet; with POST, a person is at work. False when it is over. */
async function ask(method: 'GET' | 'POST'): Promise<boolean> {
  isAsking = true
  try {
    const response = await fetch('/api/auth/time-left', { method })
    if (response.ok) learn((await response.json()) as TimeLeft)
    return response.status !== 401
  } catch {
    // Without an answer, what was known still holds.
    return Date.now() < endsAt
  } finally {
    isAsking = false
  }
}

/** Reports whether the server says now that no one is signed in, or does not answer: a 401 to an older request may come late. */
export const hasEnded = (): Promise<boolean> =>
  fetch('/api/auth/time-left').then(
    ({ status }) => status === 401,
    () => true,
  )

/** Makes the session last from now on; other tabs hear of it. */
export async function staySignedIn(): Promise<void> {
  toldAt = Date.now()
  if (await ask('POST')) tellTabs('extended')
}

/**
 * Ends what is on the screen when no one has touched the console for as long as the server keeps a session, and warns a
 * minute before. Returns what ends the watch.
 */
export function watchSession(on: { ended(): void; signedIn(): void }): () => void {
  const check = async () => {
    if (await ask('GET')) return
    // Nothing to watch until the person has signed in again.
    endsAt = Number.POSITIVE_INFINITY
    warn(null)
    on.ended()
  }
  const tick = () => {
    const now = Date.now()
    if (isAsking) return
    if (actedAt > toldAt && now - toldAt >= TELL_EVERY_MS && warnedOf === null) void staySignedIn()
    else if (now >= endsAt - (warnedOf === null ? WARN_MS : 0)) void check()
  }
  const act = () => {
    // While the warning shows, only its button counts: a key pressed to reach it must not close it.
    if (warnedOf !== null) return
    actedAt = Date.now()
    tick()
  }
  const hear = ({ data }: MessageEvent<Told>) => {
    if (data === 'signedIn') on.signedIn()
    else void check()
  }
  endsAt = Number.POSITIVE_INFINITY
  toldAt = Date.now()
  void check()
  const timer = setInterval(tick, TICK_MS)
  for (const each of acts) document.addEventListener(each, act, { capture: true, passive: true })
  tabs?.addEventListener('message', hear)
  return () => {
    clearInterval(timer)
    for (const each of acts) document.removeEventListener(each, act, { capture: true })
    tabs?.removeEventListener('message', hear)
    warn(null)
  }
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** When the session ends, if that is less than a minute away and no one has chosen to stay. */
export const useSessionWarning = (): number | null => useSyncExternalStore(subscribe, () => warnedOf)

/** Reports whether staying is possible: a sign-in lasts at most 12 hours. */
export const canStay = (): boolean => endsAtAll - endsAt > TICK_MS
