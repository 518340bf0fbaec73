/** Claims what is due and begins to do it: one promise per row, which never rejects. */
type Begin = (limit: number, leaving: AbortSignal) => Promise<Promise<void>[]>

/** Keeps up to `atMost` pieces of due work running: a slow one holds up none but itself. */
export function keepRunning(atMost: number, beginDue: Begin) {
  const running = new Set<Promise<void>>()
  const leaving = new AbortController()
  /** Claims are made for a few at a time, not anew for each piece that ends; many would hold up a call whose slot was granted just then. */
  const enough = Math.ceil(atMost / 10)

  async function room(): Promise<number> {
    while (atMost - running.size < enough) await Promise.race(running)
    return atMost - running.size
  }

  return {
    /** Begins what is due. True when more may be due than there was room for. */
    async begin(signal: AbortSignal): Promise<boolean> {
      const free = await room()
      if (signal.aborted) return false
      const begun = await beginDue(free, leaving.signal)
      for (const work of begun) {
        running.add(work)
        void work.then(() => running.delete(work))
      }
      return begun.length === free
    },
    /** Resolves when those that run have ended. */
    async end(): Promise<void> {
      await Promise.all(running)
    },
    /** Gives up those that run: another worker can claim them at once. */
    async leave(): Promise<void> {
      leaving.abort()
      await Promise.all(running)
    },
  }
}
