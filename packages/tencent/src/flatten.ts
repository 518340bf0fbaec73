import { isBase64Name, isObject, scalar } from './json-fields.ts'

/** The path of a value inside an object, such as `Address.City` or `Owner[1].Name`, and the value as text. */
export type Field = readonly [path: string, value: string]

/** Every value inside an object or list, at any depth; nothing for null and empty texts. Pictures are evidence, not fields. */
export function flatten(value: unknown, path = ''): Field[] {
  const single = scalar(value)
  if (single !== null) return [[path, single]]
  if (Array.isArray(value)) {
    const singles = value.map(scalar)
    if (singles.length > 0 && singles.every((each) => each !== null)) return [[path, singles.join(', ')]]
    return value.flatMap((inner, index) => flatten(inner, `${path}[${index}]`))
  }
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    isBase64Name(name) ? [] : flatten(inner, path ? `${path}.${name}` : name),
  )
}
