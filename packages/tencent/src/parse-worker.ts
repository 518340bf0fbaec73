import { parentPort, workerData } from 'node:worker_threads'
import { EkycError, passing } from './ekyc-error.ts'
import { parseAnswer } from './parse-answer.ts'
import type { Parsed } from './parse-apart.ts'

parentPort?.postMessage(parsed())

function parsed(): Parsed {
  try {
    return { answer: parseAnswer(workerData.api, workerData.bytes) }
  } catch (error) {
    const { kind, reason, providerCode, requestId, answerLost } =
      error instanceof EkycError ? error : passing('nonsense', true)
    return { failure: { kind, reason, providerCode, requestId, answerLost } }
  }
}
