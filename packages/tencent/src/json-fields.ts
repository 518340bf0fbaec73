export type Json = Record<string, unknown>

/** An object as JSON has it: the SDK also hands over a stream, should an answer call itself one. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export const text = (value: unknown): string | null => (typeof value === 'string' && value.length > 0 ? value : null)

/** What people read and a column holds: PostgreSQL takes no zero byte, and the raw answer keeps the rest of a long text. */
export const words = (value: unknown): string | null =>
  text(text(value)?.replaceAll('\0', '').toWellFormed().slice(0, MAX_WORDS))
const MAX_WORDS = 1000

export const number = (value: unknown): number | null => {
  const parsed = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null
}

/** Codes are whole numbers that a database column can hold. */
export const code = (value: unknown): number | null => {
  const parsed = number(value)
  return parsed !== null && Number.isInteger(parsed) && Math.abs(parsed) < 2 ** 31 ? parsed : null
}

export const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
