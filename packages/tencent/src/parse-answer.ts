import { fromCode, passing } from './ekyc-error.ts'
import { parseJson } from './from-json.ts'
import { isObject } from './json-fields.ts'
import { parseApplied, parseResult } from './parse-result.ts'
import type { Api } from './types.ts'

const parsers = { apply: parseApplied, result: parseResult } satisfies Record<Api, (answer: unknown) => unknown>
export type Answer<A extends Api> = NonNullable<ReturnType<(typeof parsers)[A]>>

/** Returns what a response’s body says. Throws EkycError for Tencent’s errors and for what is not a response of this API. */
export function parseAnswer<A extends Api>(api: A, body: Uint8Array): Answer<A> {
  const parsed = parsers[api](responseIn(body))
  if (parsed === null) throw passing('nonsense', true)
  return parsed as Answer<A>
}

/** Returns the `Response` of a body, unknown as it is. Throws EkycError. */
export function responseIn(body: Uint8Array): unknown {
  const answer = jsonIn(body)
  const response = isObject(answer) ? answer.Response : undefined
  if (!isObject(response)) throw passing('nonsense', true)
  if (!response.Error) return response
  const code = isObject(response.Error) ? response.Error.Code : undefined
  if (typeof code !== 'string') throw passing('nonsense', true)
  throw fromCode(code, response.RequestId)
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(body))
  } catch {
    throw passing('nonsense', true)
  }
}
