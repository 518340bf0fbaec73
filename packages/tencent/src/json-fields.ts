export type Json = Record<string, unknown>

/** An object as JSON has it: the SDK also hands over a stream, should an answer call itself one. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export const text = (value: unknown): string | null => (typeof value === 'string' && value.length > 0 ? value : null)

/** Text, or a number or boolean as text: fields change their type without notice. */
export const scalar = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : text(value)

/** What people read and a column holds: PostgreSQL takes no zero byte, and the raw answer keeps the rest of a long text. */
export const words = (value: unknown): string | null =>
  text(scalar(value)?.replaceAll('\0', '').slice(0, MAX_WORDS).toWellFormed())
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

/** The objects of a list; a single one that says something counts as a list of one. */
export function list(value: unknown): Json[] {
  if (isObject(value)) return Object.keys(value).length > 0 ? [value] : []
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** What a list of codes holds, also where it is one text with commas. */
export const codeList = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((each) => scalar(each)?.split(',') ?? [])
    .map((each) => each.trim())
    .filter(Boolean)

/** Tencent's mark of what is a file, not a text. */
export const isBase64Name = (name: string): boolean => /base64$/i.test(name)
