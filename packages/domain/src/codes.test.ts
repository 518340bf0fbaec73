import { describe, expect, test } from 'vitest'
import { type AdviceKey, adviceKeys, type CodeKind, codeOf, localizedCode, outcomeCodes } from './index.ts'

/** Tencent's documents, copied here a second time so that neither side can change alone. */
const documented: Record<Exclude<CodeKind, 'unknown'>, number[]> = {
  pass: [0],
  integration: [1, 2, 3],
  provider: [4, 8, 9, 10, 11, 1001, 1105, 2001],
  session: [14, 15, 16, 17],
  capture: [
    202, 1004, 1101, 1102, 1103, 1104, 1106, 1107, 1108, 1109, 1201, 1202, 1203, 1204, 1205, 1206, 1207, 1208, 1209,
    1210, 1303, 2017,
  ],
  fraud: [1002],
  liveness: [1003, 1005, 1301, 1302, 1401],
  abandoned: [1409, 1410],
  comparePhoto: [2004, 2009, 2010, 2012, 2013, 2014],
  compare: [2011, 2015, 2016],
}

const advised: Record<AdviceKey, number[]> = {
  none: [0, 14, 15, 16, 17],
  dim: [1201],
  bright: [1202, 1401],
  far: [1205],
  close: [1203],
  offCentre: [1004, 1102, 1204, 1206, 1210],
  covered: [2017],
  movement: [1109, 1207, 1208, 1209],
  sound: [1101, 1103, 1106],
  video: [202, 1104, 1107, 1108, 1303],
  liveness: [1003, 1005, 1301, 1302],
  compare: [2011, 2015, 2016],
  abandoned: [1409, 1410],
  provider: [1, 2, 3, 4, 8, 9, 10, 11, 1001, 1105, 2001],
  comparePhoto: [2004, 2009, 2010, 2012, 2013, 2014],
  final: [1002],
}

const codesBy = (pick: (entry: (typeof outcomeCodes)[number]) => boolean) =>
  outcomeCodes.filter(pick).map(({ code }) => code)

describe('the table of outcome codes', () => {
  test('holds the 55 documented codes, each once, and no other', () => {
    const all = Object.values(documented).flat()
    expect(outcomeCodes.map(({ code }) => code)).toEqual(all.sort((a, b) => a - b))
    expect(all).toHaveLength(55)
  })

  test('gives each code the kind that the documents give it', () => {
    for (const [kind, codes] of Object.entries(documented)) {
      expect(
        codesBy((entry) => entry.kind === kind),
        kind,
      ).toEqual(codes)
    }
  })

  test('gives each code the words that the customer’s page has for it', () => {
    for (const advice of adviceKeys)
      expect(
        codesBy((entry) => entry.advice === advice),
        advice,
      ).toEqual(advised[advice])
  })

  test('knows billing only where Tencent’s documents say it', () => {
    const notBilled = (code: number) => (code >= 1 && code <= 1109) || [1409, 1410, 2012].includes(code)
    expect(codesBy(({ billed }) => billed === 'yes')).toEqual([0, 2016])
    expect(codesBy(({ billedOn }) => billedOn === 'apiOnly')).toEqual([2016])
    expect(codesBy(({ billed }) => billed === 'no')).toEqual(codesBy(({ code }) => notBilled(code)))
  })

  test('offers no retry after a pass, for a suspected spoof, or while the compare photo is the obstacle', () => {
    expect(codesBy(({ retryable }) => !retryable)).toEqual([0, 1002, ...documented.comparePhoto])
  })

  test('dates the two codes of March 2026', () => {
    expect(codesBy(({ since }) => since === '2026-03-10')).toEqual([1409, 1410])
  })

  test.each(['en', 'zh-CN'] as const)('has short labels and whole sentences in %s', (language) => {
    for (const code of [...outcomeCodes.map((entry) => entry.code), 9999]) {
      const { label, meaning, operatorAction } = localizedCode(code, language)
      const longest = language === 'en' ? 11 : 6
      expect([...label].length, `${code} ${label}`).toBeLessThanOrEqual(longest)
      expect(label).not.toBe('')
      for (const sentence of [meaning, operatorAction]) expect(sentence).toMatch(/[.。]$/)
    }
  })

  test('says everything in Chinese that it says in English', () => {
    for (const { code } of outcomeCodes) {
      const [english, chinese] = [localizedCode(code, 'en'), localizedCode(code, 'zh-CN')]
      for (const field of ['label', 'meaning', 'operatorAction'] as const) {
        expect(chinese[field], `${code} ${field}`).toMatch(/\p{Script=Han}/u)
      }
      expect({ ...chinese, label: '', meaning: '', operatorAction: '' }).toEqual({
        ...english,
        label: '',
        meaning: '',
        operatorAction: '',
      })
    }
  })
})

test.each([-1, 5, 12, 1000, 2018, 424242, 2 ** 31 - 1])(
  'code %i, which nobody documents, is unknown everywhere',
  (code) => {
    expect(codeOf(code)).toMatchObject({ code, kind: 'unknown', advice: 'final', billed: 'unknown', retryable: false })
    expect(localizedCode(code, 'zh-CN')).toMatchObject({ code, kind: 'unknown', label: '未知' })
  },
)
