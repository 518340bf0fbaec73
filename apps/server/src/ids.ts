import type { Clock, Ids } from '@ekyc/api'
import { v7 } from 'uuid'

/** prefix + uuid(7), ever growing within this process, also inside one millisecond. */
export function createIds(clock: Clock): Ids {
  let last = { msecs: 0, seq: 0 }
  return {
    next(prefix) {
      const msecs = clock.now().getTime()
      last = { msecs, seq: msecs === last.msecs ? last.seq + 1 : 0 }
      return `${prefix}_${v7(last)}`
    },
  }
}
