import { EventEmitter, on } from 'node:events'

/** Changes as one process sees them. */
export class InProcessChanges {
  readonly #changes = new EventEmitter().setMaxListeners(0)

  announce(verificationId: string): void {
    this.#changes.emit('change', verificationId)
  }

  async *watch(signal: AbortSignal): AsyncGenerator<string> {
    if (signal.aborted) return
    try {
      for await (const [id] of on(this.#changes, 'change', { signal })) yield id
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
