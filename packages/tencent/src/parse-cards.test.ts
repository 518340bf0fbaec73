import { describe, expect, test } from 'vitest'
import { parseCards } from './parse-cards.ts'

const read = (entry: unknown) => parseCards({ OCRResult: [entry] })[0]

describe('what was read from a card', () => {
  test.each([
    [
      'among the normal ones',
      { CardInfo: null, NormalCardInfo: { HKIDCard: null, MainlandIDCard: { FullName: '张' } } },
    ],
    ['among the old ones', { CardInfo: { MainlandIDCard: { FullName: '张' } } }],
    ['in JSON with its type', { OriginalCardInfo: '{"MainlandIDCard":{"FullName":"张"}}' }],
    ['in JSON that was encoded twice', { OriginalCardInfo: JSON.stringify('{"MainlandIDCard":{"FullName":"张"}}') }],
    ['in an object', { OriginalCardInfo: { MainlandIDCard: { FullName: '张' } } }],
  ])('is found %s', (_where, entry) => {
    expect(read(entry)).toMatchObject({ type: 'MainlandIDCard', fields: { FullName: '张' }, text: null })
  })

  test('is kept whole where old and new names both came, each that differs under its source', () => {
    const entry = {
      CardInfo: { HKIDCard: { CnName: '陳', IdNum: 'X1', Sex: 'F', Birthday: '01-01-1990' } },
      NormalCardInfo: {
        HKIDCard: {
          ChineseName: '陳',
          LicenseNumber: 'X1',
          Sex: 'F',
          Birthday: '02-01-1990',
          HKIDVersion: 'HKID-2018',
        },
      },
    }
    expect(read(entry)).toMatchObject({
      type: 'HKIDCard',
      fields: {
        ChineseName: '陳',
        LicenseNumber: 'X1',
        Sex: 'F',
        Birthday: '02-01-1990',
        HKIDVersion: 'HKID-2018',
        'CardInfo.CnName': '陳',
        'CardInfo.IdNum': 'X1',
        'CardInfo.Birthday': '01-01-1990',
      },
    })
    expect(read(entry)?.fields).not.toHaveProperty(['CardInfo.Sex'])
  })

  test('is flat where it is nested: the address of a general card, lists, and lists of objects', () => {
    const GeneralCard = {
      Address: { Country: 'SGP', LineOne: '8 SPECIMEN STREET', LineTwo: null },
      Names: ['A', 'B'],
      Owners: [{ FullName: 'TAN' }, { FullName: 'LIM' }],
      Age: 0,
      Valid: false,
    }
    expect(read({ NormalCardInfo: { GeneralCard } })).toMatchObject({
      type: 'GeneralCard',
      fields: {
        'Address.Country': 'SGP',
        'Address.LineOne': '8 SPECIMEN STREET',
        Names: 'A, B',
        'Owners[0].FullName': 'TAN',
        'Owners[1].FullName': 'LIM',
        Age: '0',
        Valid: 'false',
      },
    })
  })

  test('is kept of an unknown kind of card, of two kinds at once, and without a kind', () => {
    expect(read({ NormalCardInfo: { VietnamBook: { No: '1' } } })).toMatchObject({
      type: 'VietnamBook',
      fields: { No: '1' },
    })
    expect(read({ NormalCardInfo: { HKIDCard: { Sex: 'F' }, GeneralCard: { Sex: 'M' } } })).toMatchObject({
      type: 'HKIDCard',
      fields: { Sex: 'F', 'GeneralCard.Sex': 'M' },
    })
    expect(read({ NormalCardInfo: { Name: 'TAN', Address: { City: 'SINGAPORE' } } })).toMatchObject({
      type: null,
      fields: { Name: 'TAN', 'Address.City': 'SINGAPORE' },
    })
    expect(read({ OriginalCardInfo: '[{"Name":"TAN"},{"Name":"LIM"}]' })).toMatchObject({
      fields: { '[0].Name': 'TAN', '[1].Name': 'LIM' },
    })
  })

  test('has every digit of a number, however long', () => {
    expect(read({ OriginalCardInfo: '{"IdNum":110101199001011234,"Age":36}' })?.fields).toEqual({
      IdNum: '110101199001011234',
      Age: '36',
    })
  })

  test.each(['Name: TAN\nSex: F', '{"Name":', '42', '"TAN"', 'null'])(
    'is the text itself where it is no JSON: %j',
    (text) => {
      expect(read({ OriginalCardInfo: text, CardInfo: null })).toMatchObject({ fields: {}, text })
    },
  )

  test('holds every entry of the list, each field nobody has heard of, and no picture', () => {
    const answer = { OCRResult: [{ CardSide: 'front', ChipBase64: 'AAAA' }, null, { New: { Deep: [1, 2] } }] }
    expect(parseCards(answer).map(({ fields }) => fields)).toEqual([{ CardSide: 'front' }, { 'New.Deep': '1, 2' }])
  })

  test.each([
    [[-9102, 9103], [-9102, 9103], {}],
    [['-9102', 'glare', null], [-9102], { WarnCardInfos: 'glare' }],
    ['-9102,-9107', [-9102, -9107], {}],
    [9101, [9101], {}],
    [[{ Code: -9104 }], [], { 'WarnCardInfos[0].Code': '-9104' }],
    [null, [], {}],
  ])('has the warnings of %j, and shows what is no code as it is', (WarnCardInfos, warnings, fields) => {
    expect(read({ WarnCardInfos })).toMatchObject({ warnings, fields })
  })

  test.each([
    [true, true, {}],
    ['false', false, {}],
    [null, null, {}],
    ['yes', null, { IsPass: 'yes' }],
  ])('has passed as IsPass %j says, which is never guessed', (IsPass, isPass, fields) => {
    expect(read({ IsPass })).toMatchObject({ isPass, fields })
  })

  test('is safe under names that objects have of themselves', () => {
    const OriginalCardInfo = '{"__proto__":{"constructor":"x"},"toString":"y"}'
    expect(read({ OriginalCardInfo })?.fields).toEqual(
      Object.fromEntries([
        ['__proto__.constructor', 'x'],
        ['toString', 'y'],
      ]),
    )
  })
})
