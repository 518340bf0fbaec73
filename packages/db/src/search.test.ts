import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db, SearchFilter } from './db.ts'
import { createTestDatabase, engines } from './testing/index.ts'
import { addVerifications } from './testing/rows.ts'

const people = {
  ver_1: ['ada', 'lovelace', 'ada@example.com', '441632960001', '0001'],
  ver_2: ['ada', 'yonath', '100%', 'a_b'],
  ver_3: ['王', '小', '明', 'adb'],
  ver_4: ['王', '大', 'adam', 'ada', 'z\u{10ffff}'],
  ver_5: ['élan', 'zoë', '\u{d7ff}x'],
}

describe.each(engines)('search on %s', (engine) => {
  let db: Db
  let close: () => Promise<void>
  const find = (...terms: string[]) => db.searchVerificationIds(terms, { limit: 10 })

  beforeAll(async () => {
    ;({ db, close } = await createTestDatabase(engine))
    await addVerifications(db, Object.keys(people))
    await addWords(db, people)
  })
  afterAll(() => close())

  test('finds by the beginning of a word, newest first and each once', async () => {
    expect(await find('ad')).toEqual(['ver_4', 'ver_3', 'ver_2', 'ver_1'])
    expect(await find('ada')).toEqual(['ver_4', 'ver_2', 'ver_1'])
    expect(await find('ada@')).toEqual(['ver_1'])
    expect(await find('4416')).toEqual(['ver_1'])
  })

  test('does not find what stands in the middle of a word', async () => {
    expect(await find('lace')).toEqual([])
  })

  test('wants every term', async () => {
    expect(await find('ada', 'love')).toEqual(['ver_1'])
    expect(await find('ada', '王')).toEqual(['ver_4'])
    expect(await find('ada', 'nobody')).toEqual([])
  })

  test('finds single Chinese characters', async () => {
    expect(await find('王')).toEqual(['ver_4', 'ver_3'])
    expect(await find('王', '明')).toEqual(['ver_3'])
  })

  test('takes % and _ as they are', async () => {
    expect(await find('100%')).toEqual(['ver_2'])
    expect(await find('a_')).toEqual(['ver_2'])
    expect(await find('%')).toEqual([])
  })

  test('keeps to the order of code points at the edges of Unicode', async () => {
    expect(await find('z\u{10ffff}')).toEqual(['ver_4'])
    expect(await find('\u{d7ff}')).toEqual(['ver_5'])
    expect(await find('zo')).toEqual(['ver_5'])
    expect(await find('é')).toEqual(['ver_5'])
  })

  test('goes on below the last id of the page before', async () => {
    expect(await db.searchVerificationIds(['ada'], { limit: 2 })).toEqual(['ver_4', 'ver_2'])
    expect(await db.searchVerificationIds(['ada'], { limit: 2, before: 'ver_2' })).toEqual(['ver_1'])
  })

  test('finds nothing by no term, an empty one, or one with a zero byte', async () => {
    expect(await find()).toEqual([])
    expect(await find('')).toEqual([])
    expect(await find('a\0')).toEqual([])
  })

  test('forgets the words of a deleted verification', async () => {
    await addVerifications(db, ['ver_6'])
    await addWords(db, { ver_6: ['gone'] })
    expect(await find('gone')).toEqual(['ver_6'])
    await db.client.verification.delete({ where: { id: 'ver_6' } })
    expect(await db.client.searchWord.count({ where: { verificationId: 'ver_6' } })).toBe(0)
  })
})

describe.each(engines)('a word that thousands have, on %s', (engine) => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `ver_${String(index).padStart(5, '0')}`)
  const newest = ids.toReversed()
  let db: Db
  let close: () => Promise<void>

  beforeAll(async () => {
    ;({ db, close } = await createTestDatabase(engine))
    await addVerifications(db, ids)
    await addWords(db, Object.fromEntries(ids.map((id) => [id, ['com']])))
    await addWords(db, Object.fromEntries(ids.slice(0, 6500).map((id) => [id, ['old']])))
    await addWords(db, Object.fromEntries(ids.filter((_, index) => index % 2500 === 0).map((id) => [id, ['rare']])))
    await addWords(db, Object.fromEntries([...ids.slice(0, 500), ...ids.slice(4000)].map((id) => [id, ['王']])))
  }, 120_000)
  afterAll(() => close())

  test('finds the newest first, page by page', async () => {
    expect(await db.searchVerificationIds(['com'], { limit: 500 })).toEqual(newest.slice(0, 500))
    expect(await db.searchVerificationIds(['com'], { limit: 500, before: newest[499] })).toEqual(
      newest.slice(500, 1000),
    )
  })

  test('narrows a rare word down, however far back its matches are', async () => {
    const rare = ['ver_07500', 'ver_05000', 'ver_02500', 'ver_00000']
    expect(await db.searchVerificationIds(['com', 'rare'], { limit: 500 })).toEqual(rare)
  })

  test('looks through the newest of one unit, and keeps to what else is asked for', async () => {
    const unit = ids.filter((_, index) => index % 10 === 0)
    await db.client.verification.updateMany({ where: { id: { in: unit } }, data: { unit: 'East' } })
    await db.client.verification.updateMany({ where: { id: 'ver_05000' }, data: { progress: 'expired' } })
    const find = (terms: string[], only: SearchFilter) => db.searchVerificationIds(terms, { limit: 2, only })
    const east = { unit: ['East'] }
    expect(await find(['com'], east)).toEqual(['ver_09990', 'ver_09980'])
    // More than 3,000 newer verifications are not of the unit.
    expect(await find(['old', 'com'], east)).toEqual(['ver_06490', 'ver_06480'])
    expect(await find(['rare'], { unit: ['West', 'East'], progress: ['expired'] })).toEqual(['ver_05000'])
    expect(await find(['com', 'rare'], { ...east, progress: ['created'] })).toEqual(['ver_07500', 'ver_02500'])
    expect(await find(['com'], { unit: ['West'] })).toEqual([])
    expect(await find(['com'], { ...east, outcomeCode: [1001, 1002] })).toEqual([])
  })

  test('finds old matches when the newest verifications have none', async () => {
    const found = ['ver_06499', 'ver_06498', 'ver_06497']
    expect(await db.searchVerificationIds(['old'], { limit: 3 })).toEqual(found)
    expect(await db.searchVerificationIds(['old', 'com'], { limit: 3 })).toEqual(found)
  })

  test('goes on to the last page of what has one and the same word', async () => {
    const oldest = newest.slice(-500)
    expect(await db.searchVerificationIds(['王'], { limit: 501, before: 'ver_04000' })).toEqual(oldest)
    expect(await db.searchVerificationIds(['王'], { limit: 2, before: oldest[497] })).toEqual(oldest.slice(498))
    const only = { progress: ['created'] }
    expect(await db.searchVerificationIds(['王'], { limit: 2, before: 'ver_04000', only })).toEqual(oldest.slice(0, 2))
  })
})

async function addWords(db: Db, words: Record<string, string[]>): Promise<void> {
  const rows = Object.entries(words).flatMap(([verificationId, list]) => list.map((word) => ({ word, verificationId })))
  await db.client.searchWord.createMany({ data: rows })
}
