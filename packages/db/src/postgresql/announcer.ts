import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { MISSED } from '../watchers.ts'
import { CHANNEL } from './listener.ts'

const RETRY_MS = 1000

/** Tells all replicas what changed, many ids in one statement. What could not be told for want of a connection becomes one MISSED. */
export class Announcer {
  readonly #pool: pg.Pool
  readonly #waiting = new Set<string>()
  readonly #stop = new AbortController()
  #telling: Promise<void> | undefined

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  announce(id: string): void {
    this.#waiting.add(id)
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = undefined
    })
  }

  /** Sends payloads to the listeners of all replicas at once. */
  async send(payloads: string[]): Promise<void> {
    await this.#pool.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, payloads])
  }

  /** Waits for what is being told. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#telling
  }

  async #tell(): Promise<void> {
    while (this.#waiting.size > 0) {
      const ids = [...this.#waiting]
      this.#waiting.clear()
      try {
        await this.send(ids)
      } catch {
        if (this.#stop.signal.aborted) return
        this.#waiting.clear()
        this.#waiting.add(MISSED)
        await pause(RETRY_MS, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {})
      }
    }
  }
}
