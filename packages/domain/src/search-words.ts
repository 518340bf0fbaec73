import { asciiEmail } from './email.ts'
import { splitNumber } from './phones/calling-code.ts'
import { fold } from './text/fold.ts'

const MAX_WORDS = 48
const MAX_WORDS_OF_NAME = 32
const MAX_WORD_LENGTH = 64
const MAX_TERMS = 5

/** Scripts written without spaces: each character is a word of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
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
    ...distinct(wordsOf(fold(name)).flatMap(nameTails)).slice(0, MAX_WORDS_OF_NAME),
    // A domain such as münchen.example is searched by its other spelling too.
    ...distinct([email ?? '', asciiEmail(email ?? '')]).flatMap((each) => wordsOf(fold(each)).flatMap(tails)),
    ...wordsOf(fold(reference ?? '')).flatMap(tails),
    // "2024-001" may be typed as 2024001, and "00-1234" looks like a number with its country code.
    digitsOf(fold(reference ?? '')),
    numberTerm(fold(reference ?? '')),
    // Spreadsheets take the zeros away.
    /^0+\d+$/.test(reference ?? '') ? withoutZeros(reference ?? '') : '',
  ]
  return distinct(words).slice(0, MAX_WORDS)
}

/** What of a query is looked up, all of it as beginnings of words: two characters at least, one in Chinese and Thai. */
export function searchTerms(query: string): string[] {
  const text = fold(query)
  const terms = NUMBER.test(text) ? [numberTerm(text)] : wordsOf(text).map(withoutEdges)
  return distinct(terms)
    .filter((term) => term.length >= 2 || UNSPACED.test(term))
    .slice(0, MAX_TERMS)
}

const NUMBER = /^[\s\d()./+-]+$/
const INTERNATIONAL = /^[\s(]*(\+|00(?=[1-9]))/

/** A number as a beginning of a phone's words; one with its country code as `phoneWords` writes it, without the zeros that some dial after the code. */
function numberTerm(text: string): string {
  const [prefix] = INTERNATIONAL.exec(text) ?? []
  const number = prefix === undefined ? null : splitNumber(digitsOf(text.slice(prefix.length)))
  return number ? number.code + withoutZeros(number.national) : digitsOf(text)
}

/** People give a whole number, its last digits, or the national form, with a 0 before it or without. */
function phoneWords(phone: string): string[] {
  const digits = digitsOf(phone)
  const last = [8, 7, 6, 5, 4].filter((length) => length < digits.length).map((length) => digits.slice(-length))
  const number = phone.startsWith('+') ? splitNumber(digits) : null
  if (!number) return [digits, ...last, withoutZeros(digits)]
  const national = withoutZeros(number.national)
  return [digits, number.code + national, ...last, national, `0${national}`]
}

const withoutZeros = (digits: string) => digits.replace(/^0+/, '')

/** The word and what follows each mark inside it: "anne-marie" is found by "marie", "maria@bank.example" by "bank", "o'neil" by "oneil". */
function tails(word: string): string[] {
  const spellings = word.includes("'") ? [word, word.replaceAll("'", '')] : [word]
  const starts = [...word.matchAll(/[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu)].map(
    ({ index, 0: marks }) => index + marks.length,
  )
  return [...spellings, ...starts.map((start) => word.slice(start))]
}

/** "Mei-Ling" is found by "meiling" too. */
const nameTails = (word: string): string[] => [...tails(word), word.replaceAll('-', '')]

/** "Li 小明" is three words: li, 小 and 明. */
function wordsOf(folded: string): string[] {
  return folded.split(/\s+/).flatMap((token) => token.split(AROUND_UNSPACED))
}

const withoutEdges = (term: string) => term.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Cut between characters, never inside one. */
const distinct = (words: string[]) =>
  [...new Set(words.map((word) => [...word].slice(0, MAX_WORD_LENGTH).join('')))].filter((word) => word !== '')
