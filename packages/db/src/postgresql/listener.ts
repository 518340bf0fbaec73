import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { MISSED, type Watchers } from '../watchers.ts'

const PING_MS = 15_000
const ANSWER_MS = 5000
const RECONNECT_MS = [250, 500, 1000, 2000, 5000]

export const CHANNEL = 'ekyc_changes'

/**
 * Hears what any replica announces, over a connection of its own that is made again whenever it is lost.
 * What was announced meanwhile cannot be known, so watchers then hear MISSED.
 */
export class Listener {
  readonly #url: string
  readonly #watchers: Watchers
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined

  constructor(url: string, watchers: Watchers) {
    this.#url = url
    this.#watchers = watchers
  }

  /** Begins to listen, once. */
  start(): void {
    this.#running ??= this.#run()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop
    for (let failures = 0; !signal.aborted; failures++) {
      if (await this.#listen()) failures = 0
      const delay = RECONNECT_MS[Math.min(failures, RECONNECT_MS.length - 1)]
      await pause(delay, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  /** Listens until the connection is lost or no longer wanted; false when it could not be made. */
  async #listen(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'ekyc-console listener',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve())
      client.on('end', () => resolve())
      this.#stop.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    client.on('notification', ({ payload }) => this.#watchers.tell(payload || MISSED))
    // A connection that a firewall forgot says nothing; asking finds out.
    const ping = setInterval(
      () => void client.query('SELECT 1').catch(() => client.connection.stream.destroy()),
      PING_MS,
    )
    ping.unref()
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      this.#watchers.tell(MISSED)
      await lost
      return true
    } catch {
      return false // tried again, for as long as the server lives; readyz says that the database is gone
    } finally {
      clearInterval(ping)
      await client.end().catch(() => {})
    }
  }
}
