/** What the customer reads of a name: first name + initial; a name without a space shows its first character only. */
export function proposeShownAs(name: string): string {
  const parts = name.trim().split(/\s+/)
  const [first = '', ...rest] = parts
  const last = rest.at(-1)
  if (!last) return `${[...first][0] ?? ''}＊＊`
  return `${[...first].slice(0, 36).join('')} ${[...last][0] ?? ''}.`
}
