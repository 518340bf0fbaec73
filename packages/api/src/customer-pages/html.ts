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

/** A translated sentence in which some values are bold. */
export function withBold(sentence: (values: Record<string, string>) => string, values: Record<string, string>): Html {
  const names = Object.keys(values)
  const marked = sentence(Object.fromEntries(names.map((name, index) => [name, `\u0001${index}\u0001`])))
  const pieces = marked.split('\u0001')
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : html`<b>${values[names[Number(piece)] ?? ''] ?? ''}</b>`))}`
}
