import type { ImportField } from './imports.ts'
import { isVietnamese } from './names/given-name.ts'
import { isTitle } from './names/titles.ts'

/** Excel’s way to keep text as text: ="000123". Word processors turn its quotation marks into curly ones. */
const AS_TEXT = /^=\s*["“”]((?:[^"“”]|"")*)["“”]$/
/** The apostrophe by which people keep a spreadsheet from reading a number; it belongs to the program, not to the number. */
const KEPT_AS_TEXT = /^['‘’](?=\+?\d)(?=[\d\s().+-]+$)/
/** Line breaks of XML that some programs leave in their exports, marks that mean nothing inside a text, the end mark of DOS. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the end mark of DOS is one
const LEFTOVERS = /_x000[aAdD]_|\ufeff|(?<!\u001a)\u001a+$/g

/** A cell’s text without what only the program that wrote the file needs. */
export function cellText(cell: string): string {
  const text = cell.replace(LEFTOVERS, '').trim()
  const inner = AS_TEXT.exec(text)?.[1]
  return inner === undefined ? text.replace(KEPT_AS_TEXT, '') : inner.replaceAll('""', '"').trim()
}

/** What databases, data frames, look-ups and people write for nothing. */
const NOTHING = new RegExp(
  `^(?:|${[
    ...['null', '\\(null\\)', '<null>', '\\\\n', '<na>', '#n/a', '#n/d', '#nv', '#null!', 'nan', 'nat', 'none', 'nil'],
    ...[
      'undefined',
      '[-–—.*/]+',
      'n[./]?a\\.?',
      '\\(?(?:blank|empty|none)\\)?',
      'not (?:provided|available|applicable)',
    ],
    ...['unknown', 'tb[acd]', '[无無]', '[没沒]有', '[暂暫]?[无無]', '不[详詳]', '未提供', 'ไม่มี', 'ไม่ระบุ', 'ไม่ทราบ'],
    ...['(?:tidak|tdk) ada', 'kosong', 'không(?: có)?', '없음', 'なし', '無し'],
  ].join('|')})$`,
  'i',
)
/** Null, Nan and Na are names of people, and NA may be a branch, so these count only as programs spell them. */
const NOTHING_AMONG_NAMES =
  /^(|NULL|null|\((NULL|null)\)|<(NULL|null)>|\\N|[Nn]\/[Aa]|<NA>|#N\/A|#N\/D|#NV|#NULL!|NaN|nan|NONE|None|none|undefined|[-–—]+)$/

/** What a spreadsheet shows for a formula that failed. */
const FAILED_FORMULA = /^#(REF|VALUE|NAME|DIV\/0|NUM|SPILL|CALC)[!?]$/i

export const isFailedFormula = (text: string): boolean => FAILED_FORMULA.test(text)

const nameFields: ReadonlySet<ImportField> = new Set([
  'name',
  'givenName',
  'familyName',
  'shownAs',
  'salutation',
  'unit',
])
const numberFields: ReadonlySet<ImportField> = new Set(['reference', 'expiresInHours'])
/** A whole number that went through a column of decimals; phones have a rule of their own. */
const DECIMAL = /^(\+?\d+)[.,]00?$/

/** The value of a field as the cell means it; empty if the cell means nothing. */
export function cellValue(field: ImportField, cell: string): string {
  const text = field === 'extra' ? cell : cell.replace(/\s+/g, ' ')
  // R writes NA; no whole name is that short, but a family name is.
  if (field === 'name' && text === 'NA') return ''
  // A column of titles only, as customer databases have it: "Hello Mr.," greets nobody.
  if (field === 'salutation' && isTitle(text)) return ''
  // Core systems write zeros for a number that they do not know.
  if (field === 'phone' && /^0+$/.test(text)) return ''
  if ((nameFields.has(field) ? NOTHING_AMONG_NAMES : NOTHING).test(text)) return ''
  return numberFields.has(field) ? text.replace(DECIMAL, '$1') : text
}

const FAMILY_NAME_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々·]+$/u

/** A whole name from two columns, in the order in which its language writes it. */
export function joinedName(givenName: string, familyName: string): string {
  if (FAMILY_NAME_FIRST.test(givenName) && FAMILY_NAME_FIRST.test(familyName)) return familyName + givenName
  const familyFirst = [familyName, givenName].filter(Boolean)
  const words = familyFirst.join(' ').normalize('NFC').split(' ')
  return (isVietnamese(words) ? familyFirst : familyFirst.toReversed()).join(' ')
}
