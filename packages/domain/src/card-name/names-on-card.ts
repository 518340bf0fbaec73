const WHOLE = new Set('FullName Name Nama EnName EnglishName ChName CnName ChineseName FullNameLocal'.split(' '))
const IN_PARTS = [
  ['FirstName', 'MiddleName', 'LastName'],
  ['GivenName', 'MiddleName', 'Surname'],
  ['FirstNameLocal', 'LastNameLocal'],
]
/** Where Tencent repeats a card's fields: under a source or a kind of card. Names below others are of other people. */
const SOURCE = /^(CardInfo|NormalCardInfo|OriginalCardInfo)$|(Card|ID|Passport|License)$/

/** More names, or longer ones, than any card has: comparing them must not hold up others. */
const MOST_NAMES = 20
const MOST_CHARACTERS = 400

/** Returns the names of its holder that a card's fields hold, such as a Latin and a Chinese one; each once. */
export function namesOnCard(fields: Readonly<Record<string, string>>): string[] {
  const groups = new Map<string, Record<string, string>>()
  for (const [path, value] of Object.entries(fields)) {
    const above = path.split('.')
    const name = above.pop() ?? ''
    if (!value.trim() || !above.every((part) => SOURCE.test(part))) continue
    const key = above.join('.')
    const group = groups.get(key) ?? {}
    group[name] = value.trim().slice(0, MOST_CHARACTERS)
    groups.set(key, group)
  }
  return [...new Set([...groups.values()].flatMap(namesIn))].slice(0, MOST_NAMES)
}

function namesIn(fields: Record<string, string>): string[] {
  const whole = Object.keys(fields).filter((name) => WHOLE.has(name))
  // Parts alone are half a name.
  const inParts = IN_PARTS.map((parts) => parts.flatMap((part) => fields[part] ?? [])).filter(
    ({ length }) => length > 1,
  )
  return [...whole.flatMap((name) => fields[name] ?? []), ...inParts.map((parts) => parts.join(' '))]
}
