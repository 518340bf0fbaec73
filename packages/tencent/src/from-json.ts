/**
 * Like JSON.parse, but a whole number that a JavaScript number cannot hold stays a text: identity numbers can have 18
 * digits.
 */
export const parseJson = (text: string): unknown => JSON.parse(text, LONG_NUMBER.test(text) ? exact : undefined)

/** Without such a number the plain parser is faster, and takes deeper nesting. */
const LONG_NUMBER = /[:,[\s-]\d{16}/

function exact(_name: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source ?? ''
  return typeof value === 'number' && /^-?\d{16,}$/.test(source) && String(value) !== source ? source : value
}

/** What a text holds as JSON, also when it was encoded twice; undefined for a text that is no object or list. */
export function fromJson(text: string): unknown {
  const once = parsed(text)
  const value = typeof once === 'string' ? parsed(once) : once
  return typeof value === 'object' && value !== null ? value : undefined
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
