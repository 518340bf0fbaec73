import { onTestFinished, vi } from 'vitest'
import { createTencentEkyc, type EkycOptions } from '../create-ekyc.ts'
import { EkycError } from '../ekyc-error.ts'
import type { Api } from '../types.ts'
import { type Reply, startWire } from './wire-server.ts'

export const keys = { secretId: 'AKIDtestidtestid', secretKey: 'a-secret-key-nobody-may-read' }
export const NOW = new Date('2026-05-04T03:02:01Z')

/** The real client before a server that gives `replies`; every slot of the budget is granted and noted. */
export async function startEkyc(replies: Reply[], options: Partial<EkycOptions> = {}) {
  const wire = await startWire(...replies)
  onTestFinished(() => wire.close())
  // The shortest pause before a further try.
  const random = vi.spyOn(Math, 'random').mockReturnValue(0)
  onTestFinished(() => {
    random.mockRestore()
  })
  const slots: { api: Api; untilMs: number }[] = []
  const reported: { api: Api; result: string; durationMs: number }[] = []
  const ekyc = createTencentEkyc({
    credentials: keys,
    region: 'ap-singapore',
    endpoint: wire.origin,
    clock: { now: () => NOW },
    budget: {
      async take(api, untilMs) {
        slots.push({ api, untilMs })
        return true
      },
    },
    onCall: (call) => reported.push(call),
    ...options,
  })
  return { ekyc, wire, slots, reported }
}

export const request = { redirectUrl: 'https://larkfield.example/v/abc/return', config: {}, slotWaitMs: 0 }
export const now = { slotWaitMs: 0 }

/** The EkycError that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<EkycError> {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown instanceof EkycError) return thrown
  throw new Error('the call should have failed with an EkycError', { cause: thrown })
}
