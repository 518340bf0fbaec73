import { cardFieldLabels, cardTypeLabels } from './card-labels.ts'
import { cardFieldLabelsZhCN, cardTypeLabelsZhCN } from './card-labels.zh-CN.ts'

type Language = 'en' | 'zh-CN'
type Labels = Readonly<Record<string, string>>

/** What a field of a card holds, by its path such as `LicenseNumber` or `Address.City`; unknown names are split into words. */
export function cardFieldLabel(path: string, type: string | null, language: Language): string {
  const labels: Labels = language === 'en' ? cardFieldLabels : cardFieldLabelsZhCN
  const onThisCard = `${type}.${path}`
  if (Object.hasOwn(labels, onThisCard)) return labelOf(onThisCard, labels)
  return path
    .split('.')
    .map((part) => partLabel(part, labels))
    .join(' · ')
}

/** A kind of document, by Tencent's name such as `HKIDCard`. */
export const cardTypeLabel = (type: string, language: Language): string =>
  labelOf(type, language === 'en' ? cardTypeLabels : cardTypeLabelsZhCN)

/** `Owner[1]` is the second of several. */
function partLabel(part: string, labels: Labels): string {
  const [, name = part, index] = /^(.*)\[(\d+)\]$/.exec(part) ?? []
  const label = labelOf(name, labels)
  return index === undefined ? label : `${label} ${Number(index) + 1}`.trim()
}

const labelOf = (name: string, labels: Labels): string => (Object.hasOwn(labels, name) && labels[name]) || inWords(name)

const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim()
