import { AppError, createSignInGuard } from '@ekyc/api'
import { createTestDatabase, engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'

const HOUR = 3_600_000
const silent = { info() {}, warn() {}, error() {} }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(engines)('the guard of passwords on %s', (engine) => {
  /** Replicas that share a database and a clock, and what they let through. */
  async function open(replicas = 1) {
    const { db, close } = await createTestDatabase(engine)
    let at = Date.parse('2027-03-01T08:00:00Z')
    let pace = 0
    // In a hurry it goes on by itself whenever it is read, so that what is held is held for an instant.
    const clock = {
      now() {
        at += pace
        return new Date(at)
      },
    }
    const random = { bytes: (size: number) => Buffer.alloc(size, 7) }
    const options = { db, clock, random, log: silent, consoleUrl: 'http://localhost', secret: 'a secret' }
    const guards = Array.from({ length: replicas }, () => createSignInGuard(options))
    const checkedAt: number[] = []
    let running = 0
    let atOnce = 0
    let turns = 0
    const move = (ms: number) => {
      at += ms
    }
    /** Tries a password; how many milliseconds a refused try has to wait, and null for one that was checked. */
    async function tryOnce(who: { email?: string; address?: string; cookies?: string }, outcome: 'right' | 'wrong') {
      const tried = { for: 'signIn', email: 'a@b.example', address: '203.0.113.1', cookies: null, ...who } as const
      try {
        await guards[turns++ % replicas]?.run(tried, async () => {
          checkedAt.push(clock.now().getTime())
          atOnce = Math.max(atOnce, ++running)
          await pause(1)
          running--
          return { outcome }
        })
        return null
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return Number(error.facts?.waitSeconds) * 1000
      }
    }
    async function hurry<T>(work: () => Promise<T>): Promise<T> {
      pace = 1000
      return work().finally(() => {
        pace = 0
      })
    }
    return { guards, clock, move, tryOnce, hurry, checkedAt, atOnce: () => atOnce, close }
  }

  it('checks at most 100 passwords of an account in any hour of constant guessing from ever new addresses', async () => {
    const { tryOnce, move, hurry, clock, checkedAt, close } = await open()
    const end = clock.now().getTime() + 1.5 * HOUR
    await hurry(async () => {
      for (let host = 0; clock.now().getTime() < end; host++) {
        move((await tryOnce({ address: `198.51.${host >> 8}.${host & 255}` }, 'wrong')) ?? 0)
      }
    })
    const inHourFrom = (from: number) => checkedAt.filter((at) => at >= from && at < from + HOUR).length
    const most = Math.max(...checkedAt.map(inHourFrom))
    expect(most).toBeGreaterThan(20)
    expect(most).toBeLessThanOrEqual(100)
    await close()
  })

  it('checks one password of an account at a time, however many try at how many replicas', async () => {
    const { tryOnce, atOnce, checkedAt, close } = await open(3)
    await Promise.all(Array.from({ length: 12 }, (_, host) => tryOnce({ address: `198.51.100.${host}` }, 'right')))
    expect(checkedAt).toHaveLength(12)
    expect(atOnce()).toBe(1)
    await close()
  })

  it('checks two passwords of unknown browsers at a time, over all accounts, and those of a known one at once', async () => {
    const { guards, close } = await open()
    const [guard] = guards
    const cookies = guard?.rememberBrowser('a@b.example', null).split(';')[0] ?? null
    const tried = { for: 'signIn', address: '203.0.113.1', cookies } as const
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let running = 0
    let most = 0
    const flood = Array.from({ length: 8 }, (_, host) =>
      guard?.run({ ...tried, email: `${host}@b.example`, address: `198.51.100.${host}` }, async () => {
        most = Math.max(most, ++running)
        await released
        running--
        return { outcome: 'wrong' }
      }),
    )
    await expect.poll(() => running).toBe(2)
    const known = await guard?.run({ ...tried, email: 'a@b.example' }, async () => ({ outcome: 'right' }))
    expect(known).toEqual({ outcome: 'right' })
    release()
    await Promise.all(flood)
    expect(most).toBe(2)
    await close()
  })

  it('counts no right password: a client that signs in all day never waits', async () => {
    const { tryOnce, checkedAt, close } = await open()
    for (let right = 0; right < 70; right++) expect(await tryOnce({}, 'right')).toBeNull()
    expect(checkedAt).toHaveLength(70)
    await close()
  })

  it('serves who comes once before those who knock all the time, whatever their number', async () => {
    const { tryOnce, move, hurry, close } = await open()
    await hurry(async () => {
      let isOver = false
      const knocks = new Array<number>(40).fill(0)
      const attack = knocks.map(async (_, host) => {
        for (; !isOver; knocks[host] = (knocks[host] ?? 0) + 1) {
          await tryOnce({ address: `198.51.100.${host}` }, 'wrong')
          await pause(20)
        }
      })
      // The owner tries less often than anyone else, and comes back when told.
      let tries = 0
      for (let wait: number | null = 0; wait !== null && tries < 20; tries++) {
        while (Math.min(...knocks) <= tries) await pause(20)
        move(wait)
        wait = await tryOnce({ address: '192.0.2.1' }, 'right')
      }
      isOver = true
      await Promise.all(attack)
      // By chance alone, among 41 with a pause after each, 20 tries are far too few.
      expect(tries).toBeLessThan(20)
    })
    await close()
  })

  it('lets a known browser past a stranger’s pause, and forgets it after ten wrong passwords', async () => {
    const { guards, tryOnce, hurry, checkedAt, close } = await open()
    const cookies = guards[0]?.rememberBrowser('a@b.example', null).split(';')[0] ?? ''
    await hurry(async () => {
      while ((await tryOnce({}, 'wrong')) === null);
    })
    expect(await tryOnce({ cookies, address: '192.0.2.1' }, 'right')).toBeNull()
    const forged = cookies.replace(/.{3}$/, 'AAA')
    expect(await tryOnce({ cookies: forged, address: '192.0.2.1' }, 'right')).not.toBeNull()

    const before = checkedAt.length
    await hurry(async () => {
      for (let wrong = 0; wrong < 12; wrong++) await tryOnce({ cookies, address: '198.51.100.9' }, 'wrong')
    })
    const copied = checkedAt.length - before
    expect(copied).toBeGreaterThanOrEqual(10)
    expect(copied).toBeLessThanOrEqual(12)
    await close()
  })

  it('slows a guessing address down, and shuts out nobody behind it', async () => {
    const { tryOnce, hurry, checkedAt, close } = await open()
    await hurry(async () => {
      const guesses = Array.from({ length: 100 }, (_, host) => tryOnce({ email: `${host}@b.example` }, 'wrong'))
      expect(await tryOnce({ email: 'owner@b.example' }, 'right')).toBeNull()
      await Promise.all(guesses)
    })
    expect(checkedAt.length).toBeGreaterThan(60)
    await close()
  })
})
