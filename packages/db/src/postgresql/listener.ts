import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { MISSED, type Watchers } from '../watchers.ts'
import { connectionOf } from './address.ts'
import { SteadyClient } from './steady-client.ts'

const PING_MS = 15_000
const ANSWER_MS = 5000
const RECONNECT_MS = [250, 500, 1000, 2000, 5000]
/** How long a notification of our own may take to come back. */
const TEST_MS = 2000
/** How often watchers catch up while no notification arrives, the test included. */
const CATCH_UP_MS = 5000

export const CHANNEL = 'ekyc_changes'
const TEST = 'test '

/**
 * Hears what any replica announces, over a connection of its own that is replaced whenever it is lost. What was announced
 * in between cannot be known, so watchers then hear MISSED.
 * PgBouncer in transaction mode accepts LISTEN and delivers nothing, so each connection is tested with a notification of
 * our own; until one arrives, watchers hear MISSED every 5 s.
 */
export class Listener {
  readonly #url: string
  readonly #watchers: Watchers
  readonly #notify: (payload: string) => Promise<void>
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined
  #testing: Promise<boolean> | undefined
  #report: (heard: boolean) => void = () => {}
  #heard: boolean | undefined
  #awaited = { payload: '', arrived() {} }

  /** `notify` sends a payload by the same way as announcements go. */
  constructor(url: string, watchers: Watchers, notify: (payload: string) => Promise<void>) {
    this.#url = url
    this.#watchers = watchers
    this.#notify = notify
  }

  /** Begins to listen, once. */
  start(): void {
    this.#running ??= Promise.resolve(this.#testing).then(() => this.#run())
  }

  /** Tests once whether notifications arrive, and reports it now and whenever it changes. */
  test(report: (heard: boolean) => void): void {
    this.#report = report
    this.#testing = this.#listen({ once: true })
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#testing
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop
    for (let failures = 0; !signal.aborted; failures++) {
      if (await this.#listen()) failures = 0
      // Where the database serves others, this address is at fault.
      if (failures >= RECONNECT_MS.length - 1) await this.#test()
      await rest(RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)], signal)
    }
  }

  /** Listens until the connection is lost or no longer wanted; false if there was none. */
  async #listen({ once = false } = {}): Promise<boolean> {
    const client = new SteadyClient({
      ...connectionOf(this.#url),
      application_name: 'ekyc-console listener',
      keepAlive: true,
      silentMs: PING_MS + ANSWER_MS,
    })
    const lost = new AbortController()
    client.on('end', () => lost.abort())
    client.on('notification', ({ payload }) => this.#hear(payload || MISSED))
    const until = AbortSignal.any([this.#stop.signal, lost.signal])
    until.addEventListener('abort', () => void client.end().catch(() => {}), { once: true })
    let connected = false
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      connected = true
      this.#watchers.tell(MISSED)
      for (let heard = false; !until.aborted; ) {
        // A connection that a firewall forgot says nothing; asking finds out.
        await client.query('SELECT 1')
        heard ||= await this.#test()
        if (once) break
        await rest(heard ? PING_MS : CATCH_UP_MS - TEST_MS, until)
      }
    } catch {
      // tried again, for as long as the server lives; readyz says that the database is gone
    } finally {
      await client.end().catch(() => {})
    }
    return connected
  }

  #hear(payload: string): void {
    if (payload === this.#awaited.payload) this.#awaited.arrived()
    if (!payload.startsWith(TEST)) this.#watchers.tell(payload)
  }

  /** Reports whether a notification of our own arrives. If not, or if it cannot be sent, watchers hear MISSED. */
  async #test(): Promise<boolean> {
    const payload = TEST + randomUUID()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#awaited = { payload, arrived: () => resolve(true) }
    const sent = await this.#notify(payload).then(
      () => true,
      () => false,
    )
    const heard = sent && (await Promise.race([promise, rest(TEST_MS, this.#stop.signal).then(() => false)]))
    if (!heard) this.#watchers.tell(MISSED)
    if (sent && !this.#stop.signal.aborted && heard !== this.#heard) {
      this.#heard = heard
      this.#report(heard)
    }
    return heard
  }
}

/** Waits, but no longer than until the signal. */
const rest = (ms: number | undefined, signal: AbortSignal) =>
  pause(ms, undefined, { signal, ref: false }).then(
    () => {},
    () => {},
  )
