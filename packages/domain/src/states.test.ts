import { expect, test } from 'vitest'
import { locales, proofOf, tencentLanguage } from './index.ts'

test('each check mode proves one thing', () => {
  expect(([1, 2, 3, 4] as const).map(proofOf)).toEqual(['faceToCard', 'faceToPhoto', 'faceOnly', 'cardOnly'])
})

test('every language of the customer’s pages has a name at Tencent', () => {
  expect(locales.map(tencentLanguage)).toEqual(['en', 'zh-cn', 'zh-tc', 'th', 'id'])
})
