export type MemoryShare = {
  /** Resolves once so many bytes may be held; call what it returns to give them back. Rejects with the signal’s reason. */
  take(bytes: number, signal: AbortSignal): Promise<() => void>
}

/** Bounds the bytes that large responses hold in memory together. First come, first served. */
export function createMemoryShare(totalBytes: number): MemoryShare {
  let free = totalBytes
  const waiting: { bytes: number; start(): void }[] = []
  const startNext = () => {
    for (let next = waiting[0]; next && next.bytes <= free; next = waiting[0]) {
      waiting.shift()
      next.start()
    }
  }
  return {
    async take(wanted, signal) {
      signal.throwIfAborted()
      const bytes = Math.min(wanted, totalBytes)
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.splice(waiting.indexOf(turn), 1)
          reject(signal.reason)
          startNext()
        }
        const turn = {
          bytes,
          start() {
            signal.removeEventListener('abort', leave)
            free -= bytes
            resolve()
          },
        }
        signal.addEventListener('abort', leave, { once: true })
        waiting.push(turn)
        startNext()
      })
      let given = false
      return () => {
        if (given) return
        given = true
        free += bytes
        startNext()
      }
    },
  }
}
