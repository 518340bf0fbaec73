import type { Log } from '@ekyc/api'
import { pino } from 'pino'

/** JSON lines on standard output. Callers give ids, codes and counts; an error brings its stack. */
export function createLog(level: string): Log & { flush(): void } {
  return pino({ level, base: undefined, serializers: { error: wordsOf } })
}

/** What an error says of itself and of its causes. What else it carries stays out: a driver's detail may quote a row. */
export function wordsOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const { code } = error as { code?: unknown }
  return {
    type: name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message,
    stack,
    ...(cause ? { cause: wordsOf(cause) } : {}),
  }
}
