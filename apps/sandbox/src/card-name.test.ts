import { compareNames, namesOnCard } from '@ekyc/domain/card-name'
import { describe, expect, test } from 'vitest'
import { bearName, type CardNameChoice, nameOnCard } from './card-name.ts'
import { cardFields, cards } from './cards.ts'
import { startSandbox } from './testing/test-sandbox.ts'

const customers =
  'Maria Santos|CHEN MEI LING|Lim Wei Jie, Jason|Ahmad bin Abdullah|Ravi s/o Kumar|José Carlos da Silva|Sukarno|Nguyễn Văn An|Dr. Budi Santoso, S.E.|Anna Eriksson|Bonita O’Neil|王小明|歐陽娜娜|陈 美玲|สมชาย ใจดี|นางสาวมาลี สุขใจ'.split(
    '|',
  )

describe('the name on the card of a customer', () => {
  const gradeOf = (type: string, customer: string, choice: CardNameChoice) =>
    compareNames(customer, namesOnCard(bearName(cardFields(type, 'token'), nameOnCard(customer, choice))))?.grade

  test.each(Object.keys(cards))('is on a %s what the tester chose', (type) => {
    for (const choice of ['same', 'near', 'differs', 'otherScript'] as const) {
      const grades = customers.map((customer) => [customer, gradeOf(type, customer, choice)])
      expect(grades).toEqual(customers.map((customer) => [customer, choice]))
    }
  })

  test('differs where no name is near: of two Chinese characters, and of four letters', () => {
    expect(['王明', 'Dewi'].map((customer) => gradeOf('MainlandIDCard', customer, 'near'))).toEqual([
      'differs',
      'differs',
    ])
  })

  test('is also in the lines that machines read', () => {
    const fields = bearName(cardFields('InternationalIDPassport', 'token'), nameOnCard('José da Silva', 'same'))
    expect(fields).toMatchObject({ FullName: 'JOSÉ DA SILVA', Surname: 'SILVA', GivenName: 'JOSÉ DA' })
    expect(fields.PassportCodeFirst).toBe('P<UTOSILVA<<JOSE<DA'.padEnd(44, '<'))
  })
})

test('a card bears its customer’s name unless the tester chooses another, and only where the customer is known', async () => {
  const known = await startSandbox({ customerOf: async () => 'Maria Santos' })
  const [tapped, chosen, posted] = await Promise.all(
    ['same', 'differs', 'near'].map(() => known.mint({ CheckMode: 4, IDCardType: 'SingaporeIDCard' })),
  )
  const nameOf = async (sandbox: typeof known, token = '') => {
    const [card] = (await sandbox.result(token)).OCRResult as { OriginalCardInfo: string }[]
    return JSON.parse(card?.OriginalCardInfo ?? '').SingaporeIDCard.FullName
  }
  expect(await known.h5(tapped ?? '')).not.toContain('Maria')
  await known.start(chosen ?? '')
  expect(await known.h5(chosen ?? '')).toContain('Name on the card')
  expect(await (await known.open('/sandbox/control')).text()).toContain('Name on the card')
  await known.attempt(tapped ?? '', 0)
  await known.attempt(chosen ?? '', 0, { cardName: 'differs' })
  await known.post('finish', { token: posted, code: 0, cardName: 'near' })
  const names = await Promise.all([tapped, chosen, posted].map((token) => nameOf(known, token)))
  expect(names).toEqual(['MARIA SANTOS', 'ANNA ERIKSSON', 'MARIA SANTON'])
  expect((await known.post('finish', { token: posted, code: 0, cardName: 'twin' })).status).toBe(400)
  expect(JSON.stringify(known.control.state)).not.toMatch(/maria/i)

  const alone = await startSandbox()
  const token = await alone.mint({ CheckMode: 4, IDCardType: 'SingaporeIDCard' })
  await alone.start(token)
  expect(await alone.h5(token)).not.toContain('Name on the card')
  await alone.attempt(token, 0)
  expect(await nameOf(alone, token)).toMatch(/^TAN /)
})
