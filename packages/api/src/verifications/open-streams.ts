import { AppError } from '../errors.ts'

/** Open consoles of one person: tabs, windows and programs together. */
const PER_PERSON = 20
/** Of one replica. Each holds a connection and is asked every 30 s whether its viewer may still watch. */
const IN_ALL = 2000

export type OpenStreams = {
  /** Counts one more stream of this person; the answer counts it down again, once. Throws tooMany. */
  open(userId: string): () => void
}

/** Counts the streams of live updates that this process serves. */
export function createOpenStreams(): OpenStreams {
  const byPerson = new Map<string, number>()
  let all = 0
  return {
    open(userId) {
      const own = byPerson.get(userId) ?? 0
      if (own >= PER_PERSON) {
        throw new AppError(
          'tooMany',
          `You have ${PER_PERSON} live views open. Close some tabs of the console, or some of your programs’ streams.`,
          { reason: 'tooManyStreams' },
        )
      }
      if (all >= IN_ALL) {
        throw new AppError(
          'tooMany',
          'This server has no more room for live updates. Reload the page to see changes.',
          {
            reason: 'tooManyStreams',
          },
        )
      }
      byPerson.set(userId, own + 1)
      all++
      let counted = true
      return () => {
        if (!counted) return
        counted = false
        all--
        const left = (byPerson.get(userId) ?? 1) - 1
        if (left > 0) byPerson.set(userId, left)
        else byPerson.delete(userId)
      }
    },
  }
}
