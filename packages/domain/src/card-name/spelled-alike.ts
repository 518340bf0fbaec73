import { listOf } from '../names/text.ts'

const muhammad = listOf(
  'muhammad muhamad mohammad mohamad mohamed mohammed muhammed mochamad mochammad moch moh muh mohd md muhd mhd',
)
const shortForms: Record<string, string> = { abd: 'abdul', ma: 'maria', lv: 'lu', lyu: 'lu', nv: 'nu', nyu: 'nu' }

/** Letters of Indonesia's spelling before 1972, and pairs that a camera confuses: each is read as the other. */
const READ_ALIKE: [RegExp, string][] = [
  [/oe/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/0/g, 'o'],
  [/[1l|]/g, 'i'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
]

/** One spelling of a folded word for those that are written or read for each other: "mohd" and "mohamed", "soe" and "su". */
export function readAlike(word: string): string {
  const whole = muhammad.has(word) ? 'muhammad' : (shortForms[word] ?? word)
  return READ_ALIKE.reduce((text, [from, to]) => text.replace(from, to), whole)
}
