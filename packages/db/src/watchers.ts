/** Stands for "changes may have been missed": whoever reads it looks again at everything it shows. */
export const MISSED = '*'

/** A watcher that lags behind by more than this gets one MISSED instead of the lot. */
const MAX_WAITING = 1000

/** Everybody in this process who watches for changes. */
export class Watchers {
  readonly #heard = new Set<(id: string) => void>()

  tell(id: string): void {
    for (const hear of this.#heard) hear(id)
  }

  /** Hears from the call on, even before the first value is asked for. What changes while nobody reads comes together, an id once. */
  watch(signal: AbortSignal): AsyncIterable<string[]> {
    const waiting = new Set<string>()
    let wake = () => {}
    const hear = (id: string) => {
      const lags = waiting.size >= MAX_WAITING
      if (lags) waiting.clear()
      waiting.add(lags ? MISSED : id)
      wake()
    }
    const stop = () => {
      this.#heard.delete(hear)
      wake()
    }
    if (!signal.aborted) this.#heard.add(hear)
    signal.addEventListener('abort', stop, { once: true })
    return read()

    async function* read(): AsyncGenerator<string[]> {
      try {
        while (!signal.aborted) {
          const ids = [...waiting]
          if (ids.length === 0) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          } else {
            waiting.clear()
            yield ids
          }
        }
      } finally {
        stop()
        signal.removeEventListener('abort', stop)
      }
    }
  }
}
