/** Text that is markup already. */
export type Html = { readonly markup: string }
type Part = Html | string | number | false | null | undefined | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A template that escapes whatever is put into it. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: strings.reduce((out, text, index) => out + write(parts[index - 1]) + text) }
}

function write(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character)
  }
  return 'markup' in part ? part.markup : part.map(write).join('')
}
