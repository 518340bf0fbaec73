import { compareNames } from '@ekyc/domain/card-name'

/** How the name on a card relates to the customer's. The first is what happens unless the tester chooses another. */
export const cardNameChoices = ['same', 'near', 'differs', 'otherScript'] as const
export type CardNameChoice = (typeof cardNameChoices)[number]

/** Words for testers, in the order of `cardNameChoices`. */
export const cardNameWords: Record<CardNameChoice, string> = {
  same: 'the customer’s',
  near: 'nearly the customer’s',
  differs: 'another name',
  otherScript: 'in another script',
}

const INVENTED = [
  'ANNA ERIKSSON',
  'BUDI CONTOH',
  '陈美玲',
  '张样例',
  'สมหญิง ตัวอย่าง',
  'ปรีชา ทดสอบ',
  'АННА ИВАНОВА',
  '견본희',
]

/**
 * Returns the name that a card bears for a customer, in capitals as cards have it. It has the grade that was chosen
 * wherever such a name exists: a name of two Chinese characters has no near one, so there it differs.
 */
export function nameOnCard(customer: string, choice: CardNameChoice): string {
  const own = customer.toUpperCase()
  if (choice === 'same') return own
  const candidates = choice === 'near' ? nearly(own) : INVENTED
  return candidates.find((name) => compareNames(customer, [name])?.grade === choice) ?? candidates[0] ?? own
}

const SUBSTITUTES = [
  { script: /\p{Script=Latin}/u, letters: ['N', 'M'] },
  { script: /\p{Script=Han}/u, letters: ['明', '文'] },
  { script: /(?=\p{L})\p{Script=Thai}/u, letters: ['น', 'ม'] },
]

/** The name with one letter changed, the last letter first, then with a word added. */
function nearly(own: string): string[] {
  const letters = [...own]
  const changed = letters.flatMap((letter, index) => {
    const other = SUBSTITUTES.find(({ script }) => script.test(letter))?.letters.find((each) => each !== letter)
    return other ? [letters.with(index, other).join('')] : []
  })
  return [...changed.toReversed(), `${own} REYES`]
}

type Fields = Readonly<Record<string, string>>

/** Puts a name into every field of a card that holds one. */
export function bearName(fields: Fields, name: string): Record<string, string> {
  const { given, family } = inParts(name)
  const names: Record<string, string | undefined> = {
    FullName: name,
    Name: name,
    // A name of another script leaves these two out.
    ChineseName: /\p{Script=Han}/u.test(name) ? name : undefined,
    MiddleName: undefined,
    FirstName: given,
    GivenName: given,
    LastName: family,
    Surname: family,
    PassportCodeFirst: `P<UTO${machineRead(family)}<<${machineRead(given)}`.slice(0, 44).padEnd(44, '<'),
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const shown = Object.hasOwn(names, field) ? names[field] : value
      return shown === undefined ? [] : [[field, shown]]
    }),
  )
}

/** The last word is the family name, the first character of a Chinese name; "-" stands for what a name does not have. */
function inParts(name: string): { given: string; family: string } {
  const words = /^\p{Script=Han}{2,}$/u.test(name) ? [name.slice(1), name.slice(0, 1)] : name.split(/\s+/)
  return words.length > 1
    ? { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
    : { given: '-', family: name }
}

const machineRead = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<+|<+$/g, '')
