import { type Field, flatten } from './flatten.ts'
import { fromJson } from './from-json.ts'
import { code, codeList, isObject, type Json, list, text } from './json-fields.ts'
import type { ResultCard } from './types.ts'

/** Every card of an answer with all that was read from it, from today's answers and from those of older versions. */
export const parseCards = (answer: unknown): ResultCard[] => (isObject(answer) ? list(answer.OCRResult).map(card) : [])

function card(entry: Json): ResultCard {
  const { IsPass, CardInfo, NormalCardInfo, OriginalCardInfo, WarnCardInfos, RequestId: _, ...others } = entry
  const original = typeof OriginalCardInfo === 'string' ? fromJson(OriginalCardInfo) : OriginalCardInfo
  const sources = Object.entries({ OriginalCardInfo: original, NormalCardInfo, CardInfo }).filter(
    ([, info]) => flatten(info).length > 0,
  )
  const parts = sources.flatMap(([source, info]) => partsOf(info).map((part) => ({ ...part, source })))
  const type = parts.find((part) => part.type)?.type ?? null
  const isPass = passOf(IsPass)
  const warnings = codeList(WarnCardInfos)
  // What has no place of its own is shown as a field, under Tencent's name.
  const rest = {
    ...others,
    IsPass: isPass === null ? IsPass : null,
    WarnCardInfos: [warnings.filter((each) => code(each) === null), list(WarnCardInfos)].flat(),
  }
  return {
    type,
    isPass,
    fields: together([
      ...parts.map((part) => ({
        prefix: [part.source === sources[0]?.[0] ? null : part.source, part.type === type ? null : part.type],
        fields: flatten(part.info),
      })),
      { prefix: [], fields: flatten(rest) },
    ]),
    warnings: warnings.flatMap((each) => code(each) ?? []),
    text: original === undefined ? text(OriginalCardInfo) : null,
  }
}

function passOf(value: unknown): boolean | null {
  if (value === 'true' || value === 'false') return value === 'true'
  return typeof value === 'boolean' ? value : null
}

/** Tencent puts a card's fields under the name of its type, among others that are null; some answers hold them without. */
function partsOf(info: unknown): { type: string | null; info: unknown }[] {
  if (!isObject(info)) return [{ type: null, info }]
  const filled = Object.entries(info).filter(([, value]) => flatten(value).length > 0)
  const allObjects = filled.every(([, value]) => isObject(value))
  const isTyped = ([name, value]: [string, unknown]) =>
    isObject(value) && (allObjects || /(Card|ID|Passport|License)$/.test(name))
  const untyped = filled.filter((each) => !isTyped(each))
  return [
    ...filled.filter(isTyped).map(([type, value]) => ({ type, info: value })),
    ...(untyped.length > 0 ? [{ type: null, info: Object.fromEntries(untyped) }] : []),
  ]
}

/** Returns one list of fields; a later source's differing value is added under that source's name. */
function together(groups: { prefix: (string | null)[]; fields: Field[] }[]): Record<string, string> {
  const all = new Map<string, string>()
  for (const { prefix, fields } of groups) {
    for (const [path, value] of fields) {
      if (all.get(path) !== value) all.set([...prefix, path].filter(Boolean).join('.'), value)
    }
  }
  return Object.fromEntries(all)
}
