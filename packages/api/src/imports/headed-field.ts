import { type ImportField, importFields } from '@ekyc/domain'
import { importTranslators } from '@ekyc/i18n/imports'
import { headings } from './headings.ts'

/** A field, and the heading of the list by which it is known. */
export type Headed = { field: ImportField; heading: string }

// Thai’s ำ is two characters once it is simplified.
const known = new Map(
  Object.entries(headings).flatMap(([field, all]) =>
    all
      .trim()
      .split(/\s+/)
      .map((heading) => [simplified(heading), field as ImportField]),
  ),
)
// The headings of our own template and of the rows that were not created.
for (const t of Object.values(importTranslators)) {
  for (const field of importFields) known.set(simplified(t(`imports.field.${field}`)), field)
}
for (const field of importFields) known.set(field.toLowerCase(), field)

/** The field that a heading names, also among words that say whose it is or in what form; null if it names none. */
export function headedField(heading: string): Headed | null {
  for (const spelling of spellingsOf(heading)) {
    const field = known.get(spelling)
    if (field) return { field, heading: spelling }
  }
  // "姓名 Name", "Mobile / WhatsApp": two headings of one field.
  const parts = [...heading.split(/[/|\n]/), ...(heading.match(BY_SCRIPT) ?? [])].filter((part) => part !== heading)
  const [first, ...others] = parts.filter((part) => simplified(part) !== '').map(headedField)
  return first && others.length > 0 && others.every((other) => other?.field === first.field) ? first : null
}

const BY_SCRIPT = /[\p{Script=Latin}\p{M}\d\s._-]+|[^\p{Script=Latin}]+/gu

const SHORT: Record<string, string> = {
  ...{ cust: 'customer', acct: 'account', acc: 'account', addr: 'address', app: 'application' },
  ...{ number: 'no', num: 'no', nbr: 'no', nr: 'no', nombor: 'no', nomor: 'no' },
}
/** Say nothing about what the column holds. A spouse, an office or an emergency contact do, so they are no such words. */
const ASIDES = new Set(
  'customer client contact personal primary main preferred current registered full of the'.split(' '),
)

/** From the heading as it is to what remains without brackets, short forms and asides. */
function spellingsOf(heading: string): string[] {
  const words = heading
    .normalize('NFKC')
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/\s(as (in|per|on|shown)|per)\s.*$/i, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)
  const own = words.filter((word) => !ASIDES.has(word))
  const bare = own.filter((word) => word !== 'no').join('')
  return [simplified(heading), words.join(''), own.join(''), bare, bare.replace(/1$/, '')]
}

/** Thai vowels and tone marks are marks, not letters. */
function simplified(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}
