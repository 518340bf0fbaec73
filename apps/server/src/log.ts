import type { Log } from '@ekyc/api'
import { pino, stdSerializers } from 'pino'

/** JSON lines on standard output. Callers give ids, codes and counts; an error brings its stack. */
export function createLog(level: string): Log & { flush(): void } {
  return pino({ level, base: undefined, serializers: { error: stdSerializers.err } })
}
