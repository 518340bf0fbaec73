import { setTimeout as pause } from 'node:timers/promises'
import type { BudgetedApi } from './db.ts'

/** The row of one Tencent API, in microseconds since the epoch: whole milliseconds would waste up to a tenth of a large budget. */
export type BudgetRow = {
  /** Takes the slot that is due now, if one is, and says so. */
  take(api: BudgetedApi): Promise<boolean>
  /** Milliseconds until the next slot is due. */
  wait(api: BudgetedApi): Promise<number>
}

type Waiter = { until: number; resolve(granted: boolean): void; reject(error: unknown): void }

/** A little more than a second's share, so that no sliding second ever holds more than `qps` calls. */
export const slotMicros = (qps: number) => Math.ceil(1_040_000 / qps)

/** Slots not used for this long are made up for; more would let bursts through. */
export const CATCH_UP_MICROS = 25_000

/**
 * Slots of one API in this process: one question at a time to the shared row, whoever must be served first gets the grant.
 * A waiting customer has a shorter deadline than background work and so goes before it.
 */
export class SlotQueue {
  readonly #api: BudgetedApi
  readonly #row: BudgetRow
  readonly #waiting: Waiter[] = []
  #serving = false

  constructor(api: BudgetedApi, row: BudgetRow) {
    this.#api = api
    this.#row = row
  }

  take(untilMs: number): Promise<boolean> {
    // A clock that jumps moves no deadline.
    const until = performance.now() + (untilMs - Date.now())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ until, resolve, reject })
      this.#waiting.sort((a, b) => a.until - b.until)
      if (!this.#serving) void this.#serve()
    })
  }

  async #serve(): Promise<void> {
    this.#serving = true
    try {
      while (this.#dropLate()) {
        if (await this.#row.take(this.#api)) this.#waiting.shift()?.resolve(true)
        else await this.#pause(await this.#row.wait(this.#api))
      }
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    } finally {
      this.#serving = false
    }
  }

  /** Ends the wait of those whose time is over. False when nobody is left. */
  #dropLate(): boolean {
    const now = performance.now()
    while (this.#waiting[0] && this.#waiting[0].until <= now) this.#waiting.shift()?.resolve(false)
    return this.#waiting.length > 0
  }

  #pause(ms: number): Promise<void> {
    const deadline = (this.#waiting[0]?.until ?? 0) - performance.now()
    return pause(Math.max(1, Math.min(ms, deadline)))
  }
}
