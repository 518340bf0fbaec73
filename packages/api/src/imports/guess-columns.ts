import { fields, type ImportField } from '@ekyc/domain'
import { type Headed, headedField } from './headed-field.ts'

/** Headings that mean the whole name where they are alone, and the given name beside a family name. */
const GIVEN_BESIDE_FAMILY: ReadonlySet<string> = new Set(['name', 'nama', 'ชื่อ', '名字', '이름'])

/** Which field each column is by its heading; the first of two that claim the same field gets it. */
export function guessColumns(header: string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return withOneName(header.map(headedField)).map((field) => {
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** A whole name wins over its parts, and a part without the other is all the name there is. */
function withOneName(found: (Headed | null)[]): (ImportField | null)[] {
  const has = (field: ImportField) => found.some((each) => each?.field === field)
  const isHalf = has('familyName') && !has('givenName')
  const guessed = found.map((each) =>
    each?.field === 'name' && isHalf && GIVEN_BESIDE_FAMILY.has(each.heading) ? 'givenName' : (each?.field ?? null),
  )
  const isWhole = guessed.includes('name')
  if (!isWhole && guessed.includes('givenName') && guessed.includes('familyName')) return guessed
  return guessed.map((field) => (field === 'givenName' || field === 'familyName' ? (isWhole ? null : 'name') : field))
}

/** A first row that names a field, or at least holds no address and no number of a person. */
export function looksLikeHeader(cells: string[]): boolean {
  if (guessColumns(cells).some((field) => field !== null)) return true
  return !cells.some((cell) => fields.email.safeParse(cell).success || fields.phone.safeParse(cell).success)
}
