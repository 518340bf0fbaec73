import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeMedia } from './take-media.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const base64 = jpeg.toString('base64')
const kept = (answer: Record<string, unknown>) => takeMedia(answer).media

describe('what comes in Base64', () => {
  test('has a name of ours where it is known, and Tencent’s path where it is not', () => {
    const card = {
      CardImageBase64: base64,
      CardBackImageBase64: base64,
      CardCutImageBase64: base64,
      CardBackCutImageBase64: base64,
      HeadImageBase64: base64,
      ChipImageBase64: base64,
    }
    const answer = {
      BestFrameBase64: base64,
      VideoBase64: base64,
      OCRResult: [card, { CardImageBase64: base64, Deep: [{ '../x/yBase64': base64 }] }],
      VerificationDetailList: [{ BestFrameBase64: base64 }],
    }
    expect(kept(answer).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'bestFrame ',
      'video ',
      'cardImage 1-card',
      'cardImage 1-back',
      'cardImage 1-cut',
      'cardImage 1-backCut',
      'cardImage 1-head',
      'other OCRResult[0].ChipImageBase64',
      'cardImage 2-card',
      'other OCRResult[1].Deep[0].../x/yBase64',
      'other VerificationDetailList[0].BestFrameBase64',
    ])
    expect(kept({ OCRResult: { HeadImageBase64: base64 } })).toMatchObject([{ name: '1-head' }])
  })

  test.each([
    ['plain', base64, jpeg],
    ['without padding', base64.replace(/=+$/, ''), jpeg],
    ['with the header of a data address', `data:image/jpeg;base64,${base64}`, jpeg],
    ['in lines', `${base64.slice(0, 4)}\r\n ${base64.slice(4)}\n`, jpeg],
    ['in the alphabet of addresses', base64.replaceAll('/', '_').replaceAll('+', '-'), jpeg],
    ['no Base64', '?!?!', Buffer.from('?!?!')],
    ['two of them, one after the other', 'YQ==YQ==', Buffer.from('YQ==YQ==')],
    ['cut inside a letter', 'YWJjZ', Buffer.from('YWJjZ')],
    ['the data address of a text', 'data:text/plain,abcd', Buffer.from('data:text/plain,abcd')],
    ['nothing after its header', 'data:image/png;base64,', Buffer.from('data:image/png;base64,')],
    ['white space alone', ' \n', Buffer.from(' \n')],
  ])('is kept without loss: %s', (_what, given, bytes) => {
    expect(kept({ NewBase64: given })).toEqual([{ kind: 'other', name: 'NewBase64', bytes }])
  })

  test('is kept from lists and objects too; what is no text stays in the raw answer', () => {
    const answer = {
      FramesBase64: [base64, null, [base64]],
      PartsBase64: { Left: base64 },
      CountBase64: 7,
      NoneBase64: '',
    }
    const { raw, media } = takeMedia(answer)
    expect(media.map(({ name }) => name)).toEqual(['FramesBase64[0]', 'FramesBase64[2][0]', 'PartsBase64.Left'])
    expect(raw).toMatchObject({ FramesBase64: [{}, null, [{}]], CountBase64: 7, NoneBase64: '' })
  })

  test('is kept from the JSON inside OriginalCardInfo, which itself stays as it came', () => {
    const OriginalCardInfo = JSON.stringify({ Name: 'TAN', Photo: { HeadBase64: base64 } })
    const { raw, media } = takeMedia({ OCRResult: [{ OriginalCardInfo }] })
    expect(media).toEqual([{ kind: 'other', name: 'OCRResult[0].OriginalCardInfo.Photo.HeadBase64', bytes: jpeg }])
    expect(raw).toEqual({ OCRResult: [{ OriginalCardInfo }] })
  })

  test('has a name of its own, even if another field has the same path', () => {
    const answer = {
      A: { XBase64: base64 },
      'A.XBase64': base64,
      'A.XBase64 (2)': { YBase64: base64 },
      OCRResult: [{ CardImageBase64: base64 }],
      'OCRResult[0]': { CardImageBase64: base64 },
      'OCRResult.CardImageBase64': base64,
    }
    expect(kept(answer).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'other A.XBase64',
      'other A.XBase64 (2)',
      'other A.XBase64 (2).YBase64',
      'cardImage 1-card',
      'other OCRResult[0].CardImageBase64',
      'other OCRResult.CardImageBase64',
    ])
  })

  test('is kept in the raw answer where there is too much of it, and the known is kept all the same', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`F${index}Base64`, base64]))
    const { raw, media } = takeMedia({ ...many, VideoBase64: base64 })
    expect(media).toHaveLength(101)
    expect(media.at(-1)).toMatchObject({ kind: 'video' })
    expect(Object.values(raw as object).filter((value) => value === base64)).toHaveLength(50)
  })

  test('is never lost: every text under such a name is in the evidence, and the rest of the answer in the raw one', () => {
    const { answer } = fc.letrec<{ answer: Record<string, unknown>; node: unknown }>((tie) => ({
      answer: fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('OCRResult', 'BestFrameBase64', 'XBase64', '__proto__')),
        tie('node'),
        { maxKeys: 6 },
      ),
      node: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.base64String(),
        fc.string(),
        fc.integer(),
        fc.constant(null),
        tie('answer'),
        fc.array(tie('node'), { maxLength: 4 }),
      ),
    }))
    const sent = (value: unknown, isBase64 = false): string[] => {
      if (typeof value === 'string') return isBase64 && value ? [value] : []
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([name, inner]) =>
        sent(inner, isBase64 || (!Array.isArray(value) && /base64$/i.test(name))),
      )
    }
    fc.assert(
      fc.property(answer, (generated) => {
        // As it comes over the wire.
        const answer = JSON.parse(JSON.stringify(generated)) as Record<string, unknown>
        const { raw, media } = takeMedia(answer)
        const texts = sent(answer)
        expect(media).toHaveLength(texts.length)
        expect(new Set(media.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(media.length)
        for (const [index, { bytes }] of media.entries()) {
          const text = texts[index] ?? ''
          const either = [Buffer.from(text, 'base64'), Buffer.from(text)]
          expect(either.some((each) => each.equals(bytes))).toBe(true)
        }
        expect(sent(raw)).toEqual(sent(raw).filter((text) => /^[\da-f]{64}$/.test(text)))
      }),
      { numRuns: 300 },
    )
  })
})
