import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseAnswer } from './parse-answer.ts'
import { parseResult } from './parse-result.ts'
import { now, startEkyc } from './testing/test-ekyc.ts'
import { answer } from './testing/wire-server.ts'

const frame = Buffer.from('a picture')
const film = Buffer.from('a film')

const full = {
  ErrorCode: 2016,
  ErrorMsg: 'Similarity below the passing standard',
  VerificationDetailList: [
    {
      ErrorCode: 1201,
      ErrorMsg: 'Too dim',
      LivenessErrorCode: 1201,
      LivenessErrorMsg: 'Too dim',
      CompareErrorCode: null,
      CompareErrorMsg: null,
      ReqTimestamp: 1_777_860_000_000,
      Similarity: 0,
      Seq: '1',
    },
    {
      ErrorCode: 2016,
      ErrorMsg: 'Below',
      LivenessErrorCode: 0,
      LivenessErrorMsg: 'Success',
      CompareErrorCode: 2016,
      CompareErrorMsg: 'Below',
      ReqTimestamp: '1777860030000',
      Similarity: '41.37',
      Seq: '2',
      LivenessInfoTag: ['01'],
    },
  ],
  VideoBase64: film.toString('base64'),
  BestFrameBase64: frame.toString('base64'),
  OCRResult: [
    {
      IsPass: true,
      CardImageBase64: frame.toString('base64'),
      CardInfo: { HKIDCard: null, InternationalIDPassport: { Name: 'TAN', Age: 30, Empty: '', Nested: {} } },
      NormalCardInfo: null,
      CardCutImageBase64: frame.toString('base64'),
      CardBackCutImageBase64: null,
      WarnCardInfos: [-9102, '-9103', null, 'glare'],
    },
  ],
  Extra: 'order 66',
  FutureField: { Nested: [1, null, 'x'] },
  RequestId: 'req-9',
}

/** What the client makes of an answer that came over the wire. */
async function overTheWire(fields: unknown) {
  const { ekyc } = await startEkyc([answer(fields)])
  return ekyc.result('T', now)
}

describe('a full result', () => {
  test('is read field by field', async () => {
    expect(await overTheWire(full)).toMatchObject({
      state: 'failed',
      code: 2016,
      message: 'Similarity below the passing standard',
      attempts: [
        { seq: 1, code: 1201, livenessCode: 1201, compareCode: null, similarity: null },
        {
          seq: 2,
          at: new Date(1_777_860_030_000),
          code: 2016,
          message: 'Below',
          livenessCode: 0,
          livenessMessage: 'Success',
          livenessTags: ['01'],
          compareCode: 2016,
          compareMessage: 'Below',
          similarity: 41.37,
        },
      ],
      media: [
        { kind: 'video', name: '', bytes: film },
        { kind: 'bestFrame', name: '', bytes: frame },
        { kind: 'cardImage', name: '1-card', bytes: frame },
        { kind: 'cardImage', name: '1-cut', bytes: frame },
      ],
      cards: [
        {
          type: 'InternationalIDPassport',
          isPass: true,
          fields: { Name: 'TAN', Age: '30', WarnCardInfos: 'glare' },
          warnings: [-9102, -9103],
        },
      ],
      extra: 'order 66',
      requestId: 'req-9',
    })
  })

  test('keeps fields that nobody has heard of in its raw answer', async () => {
    const { raw } = await overTheWire(full)
    expect(raw).toMatchObject({
      FutureField: { Nested: [1, null, 'x'] },
      VerificationDetailList: [{}, { LivenessInfoTag: ['01'] }],
    })
  })

  test('keeps every digit of a number in its raw answer, however long', () => {
    const body = '{"Response":{"ErrorCode":0,"OCRResult":[{"CardInfo":{"MLIDCard":{"ID":110101199001011234}}}]}}'
    expect(parseAnswer('result', Buffer.from(body))).toMatchObject({
      raw: { OCRResult: [{ CardInfo: { MLIDCard: { ID: '110101199001011234' } } }] },
      cards: [{ fields: { ID: '110101199001011234' } }],
    })
  })

  test('keeps the size and hash of media in its raw answer, not the media', async () => {
    const { raw } = await overTheWire(full)
    const sealed = (bytes: Buffer) => {
      const text = bytes.toString('base64')
      return { characters: text.length, sha256: createHash('sha256').update(text).digest('hex') }
    }
    expect(raw).toMatchObject({
      VideoBase64: sealed(film),
      BestFrameBase64: sealed(frame),
      OCRResult: [{ CardImageBase64: sealed(frame), CardBackCutImageBase64: null }],
    })
    expect(JSON.stringify(raw)).not.toContain(film.toString('base64'))
  })
})

describe('the state of a result', () => {
  test.each([
    ['no code', { ErrorCode: undefined }],
    ['a null code', { ErrorCode: null, VerificationDetailList: null, RequestId: 'r' }],
    ['17, "process not finished"', { ErrorCode: 17, ErrorMsg: 'Not finished' }],
  ])('is pending with %s', async (_what, fields) => {
    expect(await overTheWire(fields)).toEqual({
      state: 'pending',
      code: fields.ErrorCode ?? null,
      requestId: 'RequestId' in fields ? 'r' : null,
      raw: fields,
    })
  })

  test.each([0, '0'])('is passed with code %j', async (ErrorCode) => {
    expect(await overTheWire({ ErrorCode })).toMatchObject({ state: 'passed', code: 0 })
  })

  test.each([1, 1002, 1409, 2016, '2016', 4711, -1, 2_147_483_647])(
    'is failed with code %j, known or not',
    async (ErrorCode) => {
      expect(await overTheWire({ ErrorCode, ErrorMsg: 'In words.' })).toMatchObject({
        state: 'failed',
        code: Number(ErrorCode),
        message: 'In words.',
      })
    },
  )

  test.each([['', 'x', true, [], {}, 1.5, 1e20, '0x10', 'NaN', ' 0']].flat())(
    'is never guessed from the code %j',
    (ErrorCode) => {
      expect(parseResult({ ErrorCode })).toBeNull()
    },
  )
})

describe('a result whose fields are null or of a wrong kind', () => {
  const bare = {
    state: 'failed',
    message: null,
    attempts: [],
    media: [],
    cards: [],
    extra: null,
    requestId: null,
  }

  test('has an outcome all the same', () => {
    const names = Object.keys(full).filter((name) => name !== 'ErrorCode')
    for (const value of [null, undefined, {}, [], [null], '']) {
      const answered = { ErrorCode: 1201, ...Object.fromEntries(names.map((name) => [name, value])) }
      expect(parseResult(answered), String(value)).toMatchObject(bare)
    }
  })

  test('keeps an attempt of which nothing is known', () => {
    expect(parseResult({ ErrorCode: 1201, VerificationDetailList: [{}] })).toMatchObject({
      attempts: [{ seq: 1, at: null, code: null, livenessCode: null, compareCode: null, similarity: null }],
    })
  })

  test.each([-1, 0, Date.UTC(10_000), 9e15, 1e300, 'soon', null])('has no instant for %j', (ReqTimestamp) => {
    const parsed = parseResult({ ErrorCode: 1201, VerificationDetailList: [{ ReqTimestamp }] })
    expect(parsed).toMatchObject({ attempts: [{ at: null }] })
  })

  test.each([
    ['milliseconds', 1_777_860_030_000],
    ['milliseconds as text', '1777860030000'],
    ['seconds', 1_777_860_030],
    ['seconds as text', '1777860030'],
  ])('has the same instant in %s', (_what, ReqTimestamp) => {
    const parsed = parseResult({ ErrorCode: 1201, VerificationDetailList: [{ ReqTimestamp }] })
    expect(parsed).toMatchObject({ attempts: [{ at: new Date(1_777_860_030_000) }] })
  })

  test.each([
    [
      ['03', '99'],
      ['03', '99'],
    ],
    ['03,14', ['03', '14']],
    [3, ['03']],
    [[1, null, { Tag: 2 }], ['01']],
    [null, []],
    [{}, []],
  ])('has the liveness tags of %j', (LivenessInfoTag, livenessTags) => {
    const parsed = parseResult({ ErrorCode: 1005, VerificationDetailList: [{ LivenessInfoTag }] })
    expect(parsed).toMatchObject({ attempts: [{ livenessTags }] })
  })

  test('is read where its lists hold one object without the list, and where numbers are texts or texts numbers', () => {
    const VerificationDetailList = { ErrorCode: '2016', ErrorMsg: 7, Similarity: '41.5', CompareErrorCode: '2016' }
    expect(parseResult({ ErrorCode: '2016', ErrorMsg: 7, VerificationDetailList, Extra: 66 })).toMatchObject({
      code: 2016,
      message: '7',
      attempts: [{ seq: 1, code: 2016, message: '7', similarity: 41.5 }],
      extra: '66',
    })
  })

  test('is read where a gateway wrapped it once more', () => {
    expect(parseResult({ Response: { ErrorCode: 0 }, RequestId: 'outer' })).toMatchObject({ state: 'passed' })
    expect(parseResult({ ErrorCode: null, Response: { ErrorCode: 0 } })).toMatchObject({ state: 'pending' })
  })

  test('has its whole extra, since that is compared', () => {
    const Extra = 'x'.repeat(1001)
    expect(parseResult({ ErrorCode: 0, Extra })).toMatchObject({ extra: Extra })
  })

  test('has a similarity of 0 only where Tencent compared', () => {
    const attempts = [
      { CompareErrorCode: null, Similarity: 0 },
      { CompareErrorCode: 2016, Similarity: 0 },
    ]
    expect(parseResult({ ErrorCode: 0, VerificationDetailList: attempts })).toMatchObject({
      attempts: [{ similarity: null }, { similarity: 0 }],
    })
  })

  test('has no text that a database would refuse, and none without end', () => {
    const odd = `a\0b\ud800${'x'.repeat(2000)}`
    const names = ['ErrorMsg', 'LivenessErrorMsg', 'CompareErrorMsg']
    const attempt = Object.fromEntries(names.map((name) => [name, odd]))
    const parsed = parseResult({ ErrorCode: 0, ErrorMsg: odd, RequestId: '\0', VerificationDetailList: [attempt] })
    const kept = `ab\ufffd${'x'.repeat(997)}`
    expect(parsed).toMatchObject({
      message: kept,
      requestId: null,
      attempts: [{ message: kept, livenessMessage: kept, compareMessage: kept }],
      raw: { ErrorMsg: odd },
    })
  })
})
