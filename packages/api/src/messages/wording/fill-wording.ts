import { WORDING_VARIABLE } from '@ekyc/domain'
import { joined, MARK } from '@ekyc/i18n'
import type { VariableValues } from './speak.ts'

/**
 * The merchant's own words with their values, line by line. A line that names a value which is missing is left out;
 * in place of the link's line stands `elsewhere`: where the check is opened. Values are never filled in themselves.
 */
export function fillWording(text: string, values: VariableValues, elsewhere: string): string[] {
  const known = new Map<string, string | null>(Object.entries(values))
  const isMissing = (line: string) => [...line.matchAll(WORDING_VARIABLE)].some(([, name = '']) => !known.get(name))
  const lines = text.split('\n').flatMap((line) => {
    if (values.link === null && line.includes('{link}')) return [elsewhere]
    const filled = line.replace(WORDING_VARIABLE, (_, name: string) => MARK + (known.get(name) ?? '') + MARK)
    return isMissing(line) ? [] : [joined(filled)]
  })
  return lines.filter((line, index) => line !== elsewhere || lines.indexOf(line) === index)
}
