/** One measured thing beside its floor. Without a limit it is told for what it is worth, and judged by nobody. */
export type Line = {
  what: string
  measured: number
  floor: number
  unit: 'ms' | 'kB' | '/s' | 's' | 'MB' | ''
  /** measured / floor may be at most this, or at least. */
  limit: { most: number } | { least: number } | null
}

/** Against an absolute budget. */
export const within = (what: string, measured: number, budget: number, unit: Line['unit']): Line => ({
  what,
  measured,
  floor: budget,
  unit,
  limit: { most: 1 },
})

export const noted = (what: string, measured: number, unit: Line['unit']): Line => ({
  what,
  measured,
  floor: measured,
  unit,
  limit: null,
})

const holds = ({ measured, floor, limit }: Line) =>
  limit !== null && ('most' in limit ? measured / floor <= limit.most : measured / floor >= limit.least)

export const HEADER = row('budget', 'measured', 'floor', 'ratio', 'limit', '')

export function print(line: Line): string {
  const { what, measured, floor, unit, limit } = line
  const ratio = (measured / floor).toFixed(2)
  if (!limit) return row(what, amount(measured, unit), ...(measured === floor ? [] : [amount(floor, unit), ratio]))
  const bound = 'most' in limit ? `<= ${limit.most}` : `>= ${limit.least}`
  return row(what, amount(measured, unit), amount(floor, unit), ratio, bound, holds(line) ? 'holds' : 'misses')
}

function row(what: string, ...cells: string[]): string {
  return [what.padEnd(72), ...cells.map((cell) => cell.padStart(11))].join('').trimEnd()
}

function amount(value: number, unit: string): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`.trimEnd()
}
