import { MARK } from '@ekyc/i18n'

/** Text that is markup already. Only `html` and `raw` make it. */
export type Html = { readonly markup: string }

type Part = Html | string | number | false | null | undefined | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For our own constants; never for anything that came from outside. */
export const raw = (markup: string): Html => ({ markup })

/** A template that escapes whatever is put into it, in text and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return raw(strings.reduce((out, text, index) => out + write(parts[index - 1]) + text))
}

function write(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character)
  }
  return 'markup' in part ? part.markup : part.map(write).join('')
}

type Sentence = (values: Record<string, string>) => string

const marked = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, MARK + value + MARK]))

/** A finished sentence whose values stand between marks. Programs that translate a page leave them as they are. */
export function withMarks(text: string, tag: 'b' | 'span' = 'span'): Html {
  const open = raw(`<${tag} translate="no"`)
  const close = raw(`</${tag}>`)
  const pieces = text.split(MARK)
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`${open}${langOf(piece)}>${piece}${close}`))}`
}

/** A translated sentence in which the values are bold. */
export const withBold = (sentence: Sentence, values: Record<string, string>): Html =>
  withMarks(sentence(marked(values)), 'b')

/** A translated sentence whose names stay as they are. */
export const withNames = (sentence: Sentence, values: Record<string, string>): Html =>
  withMarks(sentence(marked(values)))

/** For the voice that reads it: letters that are one language's here. */
function langOf(name: string): Html | false {
  if (/^\p{Script=Han}/u.test(name)) return raw(' lang="zh"')
  return /^\p{Script=Thai}/u.test(name) && raw(' lang="th"')
}
