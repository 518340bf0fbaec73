import { setTimeout as sleep } from 'node:timers/promises'
import { TRPCClientError } from '@trpc/client'

/** The server was away, or said that it is: whoever meets it tries again. */
export class Away extends Error {
  override readonly name = 'Away'
}

export type Patiently = <T>(act: () => Promise<T>) => Promise<T>

/**
 * Tries again, as people do, for as long as the server is away and the signal does not end it. Anything else that goes
 * wrong is a defect and thrown.
 */
export function createPatience(signal: AbortSignal): Patiently {
  return async (act) => {
    for (;;) {
      try {
        return await act()
      } catch (error) {
        if (!isAway(error)) throw error
        if (signal.aborted) throw new Error('The server was away for too long', { cause: error })
      }
      await sleep(100 + Math.random() * 200)
    }
  }
}

/** Refused, reset or cut off in the middle; or a 503, which promises that trying again helps. */
function isAway(error: unknown): boolean {
  if (error instanceof Away) return true
  if (error instanceof TRPCClientError) return !error.data || error.data.httpStatus === 503
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)
}

/** The answer itself, unless the server is away; a broken page is a defect. */
export function heard(answer: Response): Response {
  if (answer.status === 503) throw new Away('503')
  if (answer.status >= 500) throw new Error(`${answer.url} answered ${answer.status}`)
  return answer
}
