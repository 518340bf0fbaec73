const MAX_WORDS = 48
const MAX_WORDS_OF_NAME = 32
const MAX_WORD_LENGTH = 64
const MAX_TERMS = 5

/** Scripts written without spaces: each character is a word of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/u
const AROUND_UNSPACED = new RegExp(`(${UNSPACED.source})`, 'u')

type Searchable = {
  name: string
  email: string | null
  phone: string | null
  reference: string | null
  id: string
}

/** The words by which a verification is found: each can be searched by its beginning. */
export function searchWords({ name, email, phone, reference, id }: Searchable): string[] {
  const words = [
    id,
    ...phoneWords(phone ?? ''),
    // Counted without repeats: a full name in Thai has many letters, and few of them are different ones.
    ...distinct(wordsOf(name).flatMap(tails)).slice(0, MAX_WORDS_OF_NAME),
    ...wordsOf(email ?? '').flatMap(tails),
    ...wordsOf(reference ?? '').flatMap(tails),
    // "2024-001" may be typed as 2024001: a query of digits is taken for a number.
    digitsOf(reference ?? ''),
  ]
  return distinct(words).slice(0, MAX_WORDS)
}

/** What of a query is looked up, all of it as beginnings of words: two characters at least, one in Chinese and Thai. */
export function searchTerms(query: string): string[] {
  const isNumber = /^[\s\d().+-]+$/.test(query)
  const terms = isNumber ? [digitsOf(query)] : wordsOf(query).map(withoutEdges)
  return distinct(terms)
    .filter((term) => term.length >= 2 || UNSPACED.test(term))
    .slice(0, MAX_TERMS)
}

/** People give a whole number, its last digits, or the national form: a 0 in place of a country code of 2 or 3 digits. */
function phoneWords(phone: string): string[] {
  const digits = digitsOf(phone)
  const last = [8, 7, 6, 5, 4].filter((length) => length < digits.length).map((length) => digits.slice(-length))
  const national = phone.startsWith('+') ? [2, 3].map((length) => `0${digits.slice(length)}`) : []
  return [digits, ...last, ...national]
}

/** The word and what follows each mark inside it: "anne-marie" is found by "marie", "maria@bank.example" by "bank". */
function tails(word: string): string[] {
  const starts = [...word.matchAll(/[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu)].map(
    ({ index, 0: marks }) => index + marks.length,
  )
  return [word, ...starts.map((start) => word.slice(start))]
}

/** "Li 小明" is three words: li, 小 and 明. */
function wordsOf(text: string): string[] {
  return folded(text)
    .split(/\s+/)
    .flatMap((token) => token.split(AROUND_UNSPACED))
}

/** One spelling for all: no capitals, no full-width forms, no accents ("José" is found by "jose"). */
function folded(text: string): string {
  return text.toWellFormed().normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase()
}

const withoutEdges = (term: string) => term.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

const digitsOf = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** Cut between characters, never inside one. */
const distinct = (words: string[]) =>
  [...new Set(words.map((word) => [...word].slice(0, MAX_WORD_LENGTH).join('')))].filter((word) => word !== '')
