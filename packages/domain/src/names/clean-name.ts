import { bare, listOf, lower } from './text.ts'

/** Invisible characters and pictographs. Joiners stay where a script needs them. */
const INVISIBLE = /[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}|[\ufe00-\ufe0f\u20e3\u{e0100}-\u{e01ef}]/gu
const PICTOGRAPH = /(?![©®™])[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/gu
const LOOSE_JOINER =
  /(?<![\p{L}\p{M}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}])|(?<=\p{Script=Latin})[\u200c\u200d]+/gu
const BRACKETED = /[([{<【「『《〔][^()[\]{}<>【】「」『』《》〔〕]*[)\]}>】」』》〕]|["“][^"“”]*["”]/gu
/** Also a bracket that is never closed. */
const BRACKET = /[()[\]{}<>【】「」『』《》〔〕"“”].*$/u
/** "Lim Ah Lek @ Lim Kheng", "Maria Santos née Cruz": an earlier or other name follows. */
const ALIAS = /(?<=\S)\s*(@| \/ |\s(alias|a\.?k\.?a\.?|née|nee|geb\.)\s).*$/iu
/** a/l, s/o and the like, as programs write them that know no slash: "A L", "a.l.", "S \\ O". */
const FATHER_MARK =
  /(?<=\p{L}{2}\.? )(a(?= ?[/\\. ] ?[lpk])|[sdw](?= ?[/\\. ] ?o))(?: ?[/\\] ?|[. ])(?=\p{L}\.? \p{L}{2})/giu
/** "LIM/WEI JIE MR", as airlines write names. */
const OF_TICKETS = /(?<=^(?!(?:mr|mrs|ms|miss|mdm|dr)\b)\p{L}{2,30})\/(?=\p{L}{2})/iu
const FATHER = /\s(bin|binti|binte|bte?|b\.?|a\/[lpk]|[sd]\/o|anak)\.?\s.*$/iu
const SPACES = /[\s\u00a0\u3000]+/gu
/** Full-width letters and marks of Chinese and Japanese keyboards. */
const FULL_WIDTH = /[\uff01-\uff5e]/g

/** Longer than any name that is taken: what a form has pasted into it must not hold up its typing. */
const MOST = 400

/** One line, as its letters are meant: composed, without what cannot be seen, brackets, nicknames in quotes and aliases. */
export function cleanName(name: string): string {
  let text = name
    .slice(0, MOST)
    .normalize('NFC')
    .replace(FULL_WIDTH, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(PICTOGRAPH, ' ')
    .replace(LOOSE_JOINER, '')
    // The one apostrophe that does not cost an SMS its short alphabet.
    .replace(/[’‘`´ʼ]/g, "'")
    .replace(FATHER_MARK, '$1/')
    .replace(OF_TICKETS, ', ')
    // "Dr.Budi"; also, what looks like a web address would become a link in a mail program.
    .replace(/(?<=\p{L}{2})\.(?=\p{L}{2})/gu, '. ')
  const whole = text
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(BRACKETED, ' ')
  }
  if (/\p{L}.*[([{<【「『《〔"“]/u.test(text)) text = text.replace(BRACKET, ' ')
  // "Ahmad Fauzi @ Fauzi bin Omar": the father's name counts for both.
  text = text.replace(ALIAS, (alias) => FATHER.exec(alias)?.[0] ?? '')
  if (!/\p{L}/u.test(text)) text = whole.replace(/[()[\]{}<>【】「」『』《》〔〕"“”]/gu, ' ')
  return text.replace(SPACES, ' ').trim()
}

const SMALL = listOf('bin bt bte binti binte bint ibni ibn s/o d/o w/o a/l a/p a/k anak')

/** Capitals of core-banking exports, or no capital at all, as people write names: "CHEN MEI LING", "chen mei ling". */
export function inMixedCase(words: string[]): string[] {
  const isAllSmall = !words.some((word) => /\p{Lu}/u.test(word))
  return words.map((word) => {
    if (SMALL.has(bare(word)) || [...word].length < 2)
      return isAllSmall && !SMALL.has(bare(word)) ? upperFirst(word) : word
    const isAllCapitals = !/[^\p{Lu}\p{M}'.-]/u.test(word) && !/^(\p{L}\.){2,}$/u.test(word)
    return isAllCapitals || isAllSmall ? word.replace(/\p{L}[\p{L}\p{M}]*/gu, (part) => upperFirst(lower(part))) : word
  })
}

const upperFirst = (text: string) => text.replace(/^\p{Script=Latin}/u, (letter) => letter.toUpperCase())
