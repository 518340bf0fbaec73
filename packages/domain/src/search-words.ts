const MAX_WORDS = 40
const MAX_WORD_LENGTH = 64
const MAX_TERMS = 5

/** Scripts written without spaces: each character is a word of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u
const WORD = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s]+/gu

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

type Searchable = {
  name: string
  email: string | null
  phone: string | null
  reference: string | null
  id: string
}

/** The words by which a verification is found: each can be searched by its beginning. */
export function searchWords({ name, email, phone, reference, id }: Searchable): string[] {
  const digits = phone?.replace(/\D/g, '') ?? ''
  const words = [
    ...wordsOf(name),
    ...(email ? [folded(email), ...folded(email).split(/[@.]/)] : []),
    ...(reference ? [folded(reference), ...wordsOf(reference)] : []),
    id,
    digits,
    // People give the end of a number, with or without the country code before it.
    ...[8, 7, 6, 4].map((length) => (digits.length > length ? digits.slice(-length) : '')),
  ]
  const kept = words.map((word) => word.slice(0, MAX_WORD_LENGTH)).filter((word) => word.length > 0)
  return [...new Set(kept)].slice(0, MAX_WORDS)
}

/** What of a query is looked up, all of it as beginnings of words: two characters at least, one in Chinese and Thai. */
export function searchTerms(query: string): string[] {
  const text = folded(query.isWellFormed() ? query : '')
  const phone = /^[\s\d().+-]+$/.test(text) ? [text.replace(/\D/g, '')] : null
  const terms = (phone ?? wordsOf(text)).map((term) => term.slice(0, MAX_WORD_LENGTH))
  return [...new Set(terms)].filter((term) => term.length >= 2 || UNSPACED.test(term)).slice(0, MAX_TERMS)
}

function wordsOf(text: string): string[] {
  return [...folded(text).matchAll(WORD)].flatMap(([token]) => splitUnspaced(token))
}

/** "Li小明" is three words: li, 小 and 明. */
function splitUnspaced(token: string): string[] {
  if (!UNSPACED.test(token)) return [token]
  return token.split(new RegExp(`(${UNSPACED.source})`, 'u')).filter((part) => part.length > 0)
}
