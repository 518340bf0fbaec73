import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { ApiFailure } from './api-error.ts'
import type { Api, Fault, StateFile } from './state.ts'

/** The fault that befalls this call, counted down. */
export async function takeFault({ state, save }: StateFile, api: Api): Promise<Fault | null> {
  const index = state.faults.findIndex((fault) => fault.api === api)
  const fault = state.faults[index]
  if (!fault || fault.remaining === null) return fault ?? null
  fault.remaining -= 1
  if (fault.remaining <= 0) state.faults.splice(index, 1)
  await save()
  return fault
}

/** Does to the connection what the fault says; true when that was the answer. Runs after the call took effect. */
export async function befall(fault: Fault | null, reply: FastifyReply): Promise<boolean> {
  switch (fault?.kind) {
    case 'timeout':
      reply.hijack()
      return true
    case 'reset':
      reply.hijack()
      reply.raw.socket?.resetAndDestroy()
      return true
    case 'html500':
      reply.code(500).type('text/html').send('<html><body><h1>500 Internal Server Error</h1></body></html>')
      return true
    case 'brokenJson':
      reply.type('application/json').send('{"Response":{"BizToken":"')
      return true
    case 'slow':
      await sleep(fault.ms ?? 3000)
      return false
    default:
      return false
  }
}

/** Faults that refuse a call before it takes effect. */
export function refuse(fault: Fault | null): void {
  if (fault?.kind === 'error') throw new ApiFailure(fault.code ?? 'InternalError', 'Injected by the sandbox.')
}

/** Faults inside an answer: every field null, or fields that nobody has heard of. */
export function distort(fault: Fault | null, answer: Record<string, unknown>): Record<string, unknown> {
  if (fault?.kind === 'nullFields') {
    return Object.fromEntries(Object.keys(answer).map((name) => [name, name === 'RequestId' ? answer[name] : null]))
  }
  if (fault?.kind === 'unknownFields') {
    return { ...answer, LivenessInfoTag: ['01'], FutureField: { Nested: [1, null, 'x'] } }
  }
  return answer
}
