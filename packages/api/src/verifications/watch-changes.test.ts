import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@ekyc/db'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchChanges } from './watch-changes.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Says one id, then nothing until the signal aborts. */
const changes = {
  announce: () => undefined,
  async *watch(signal: AbortSignal) {
    yield ['ver_1']
    await pause(60_000, undefined, { signal, ref: false }).catch(() => undefined)
  },
}

/** Whoever is no operator sees all, so nothing is asked of the database. */
const ctx = { changes, actor: { kind: 'worker' } as const, db: {} as Db }

it('goes on while the viewer may watch', async () => {
  const assertAllowed = vi.fn(async () => undefined)
  const leaving = new AbortController()
  const stream = watchChanges(ctx, { signal: leaving.signal, assertAllowed })
  expect(await stream.next()).toEqual({ value: { id: 'ver_1' }, done: false })
  const next = stream.next()
  await vi.advanceTimersByTimeAsync(95_000)
  expect(assertAllowed).toHaveBeenCalledTimes(3)
  leaving.abort()
  expect(await next).toEqual({ value: undefined, done: true })
})

it('ends with the reason within 30 s once the viewer may not', async () => {
  const signedOut = new Error('signed out')
  const stream = watchChanges(ctx, { signal: undefined, assertAllowed: () => Promise.reject(signedOut) })
  await stream.next()
  const next = stream.next()
  vi.advanceTimersByTime(30_000)
  await expect(next).rejects.toBe(signedOut)
  expect(vi.getTimerCount()).toBe(0)
})
