import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, outcomeCodes } from '@ekyc/domain'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cards } from './cards.ts'
import { drawPortrait, mediaOfToken, people } from './media.ts'
import { type Answer, knownFields, photo, startSandbox } from './testing/test-sandbox.ts'

const attemptsOf = (answer: Answer) => answer.VerificationDetailList as Record<string, unknown>[]

describe('a result', () => {
  test('holds nothing until the process is finished', async () => {
    const { mint, start, attempt, result } = await startSandbox()
    const token = await mint()
    const nothing = { ErrorCode: null, ErrorMsg: null, VerificationDetailList: null, BestFrameBase64: null }
    expect(await result(token)).toMatchObject(nothing)
    await start(token)
    expect(await result(token)).toMatchObject(nothing)
    await attempt(token, 1201)
    expect(await result(token)).toMatchObject(nothing)
  })

  test.each(outcomeCodes)('says $code ($label) in words', async ({ code, meaning }) => {
    const { mint, attempt, next, result } = await startSandbox()
    const token = await mint({ CheckMode: 1 })
    await attempt(token, code)
    await next(token)
    const answer = await result(token)
    expect(answer).toMatchObject({ ErrorCode: code, ErrorMsg: code === 0 ? 'Success' : meaning })
    expect(attemptsOf(answer)).toHaveLength(1)
    expect(attemptsOf(answer)[0]).toMatchObject({ ErrorCode: code, Seq: '1' })
  })

  test('carries a code that nobody has heard of', async () => {
    const { mint, attempt, next, result } = await startSandbox()
    const token = await mint()
    await attempt(token, 'other', { other: '47110' })
    await next(token)
    expect(await result(token)).toMatchObject({ ErrorCode: 47110 })
  })

  test('lists every attempt with what failed in it', async () => {
    const { mint, attempt, result, control } = await startSandbox()
    const token = await mint({ CheckMode: 1 })
    await attempt(token, 1201)
    await attempt(token, 2016, { similarity: '63.5' })
    await attempt(token, 0)
    const list = attemptsOf(await result(token))
    expect(list).toMatchObject([
      { Seq: '1', ErrorCode: 1201, LivenessErrorCode: 1201, CompareErrorCode: null, Similarity: 0 },
      { Seq: '2', ErrorCode: 2016, LivenessErrorCode: 0, CompareErrorCode: 2016, Similarity: 63.5 },
      { Seq: '3', ErrorCode: 0, LivenessErrorCode: 0, CompareErrorCode: 0, Similarity: 96.42 },
    ])
    for (const { ReqTimestamp } of list) {
      expect(Math.abs(Number(ReqTimestamp) - control.now())).toBeLessThan(60_000)
    }
  })

  test('compares nothing with CheckMode 3', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint({ CheckMode: 3 })
    await attempt(token, 0)
    expect(attemptsOf(await result(token))).toMatchObject([
      { ErrorCode: 0, CompareErrorCode: null, CompareErrorMsg: null, Similarity: 0 },
    ])
  })

  test('can be read again and again, the same each time but for its id', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint({ CheckMode: 1 })
    await attempt(token, 0)
    const read = async () => {
      const { RequestId: _, OCRResult, ...rest } = await result(token)
      const [{ RequestId: __, ...card } = {}] = OCRResult as Record<string, unknown>[]
      return { ...rest, card }
    }
    expect(await read()).toEqual(await read())
  })
})

describe('the media of a result', () => {
  const bytes = (value: unknown) => Buffer.from(String(value), 'base64')

  test('are one person in frame and film', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint()
    await attempt(token, 0)
    const { BestFrameBase64, VideoBase64 } = await result(token)
    const portraits = await Promise.all(people.map(drawPortrait))
    const person = portraits.findIndex((portrait) => portrait.equals(bytes(BestFrameBase64)))
    expect(person).toBeGreaterThanOrEqual(0)
    const film = await readFile(path.join(import.meta.dirname, `../assets/person-${'abcd'[person]}.webm`))
    expect(bytes(VideoBase64).equals(film)).toBe(true)
    expect(film.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
    expect(film.subarray(0, 64).includes('webm')).toBe(true)
    expect(film.includes('V_VP8')).toBe(true)
  })

  test('show the person on the compare photo, but for a comparison that failed', async () => {
    const { mint, attempt, next, result } = await startSandbox()
    const compare = await photo('jpeg', 640)
    const answerTo = async (...codes: number[]) => {
      const token = await mint({ CheckMode: 2 }, { CompareImageBase64: compare.toString('base64') })
      for (const code of codes) await attempt(token, code)
      await next(token)
      return result(token)
    }
    const passed = await answerTo(0)
    expect(await differenceOf(compare, bytes(passed.BestFrameBase64))).toBeLessThan(20)
    expect(bytes(passed.BestFrameBase64).equals(compare)).toBe(false)
    expect(await answerTo(2016, 0)).toMatchObject({ BestFrameBase64: passed.BestFrameBase64 })
    expect(await answerTo(1001)).toMatchObject({ BestFrameBase64: passed.BestFrameBase64 })
    const film = bytes(passed.VideoBase64)
    expect([film.subarray(0, 4).toString('hex'), film.includes('V_VP8')]).toEqual(['1a45dfa3', true])

    const another = await answerTo(2016)
    expect(await differenceOf(compare, bytes(another.BestFrameBase64))).toBeGreaterThan(40)
    const portraits = await Promise.all(people.map(drawPortrait))
    expect(portraits.some((portrait) => portrait.equals(bytes(another.BestFrameBase64)))).toBe(true)
  })

  test('are of several people', async () => {
    const frames = await Promise.all(Array.from({ length: 20 }, (_, index) => mediaOfToken(`token ${index}`)))
    expect(new Set(frames.map(({ frame }) => frame.toString('base64'))).size).toBe(people.length)
    const { info } = await sharp(frames[0]?.frame).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([480, 640])
  })

  test('are cards whose fields are on their picture', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint({ CheckMode: 1, IDCardType: 'HKIDCard', IdCardCutReturn: true })
    await attempt(token, 0)
    const [card] = (await result(token)).OCRResult as Record<string, unknown>[]
    expect(card).toMatchObject({
      IsPass: true,
      CardInfo: null,
      NormalCardInfo: {
        HKIDCard: {
          FullName: expect.stringMatching(/^CHAN, /),
          LicenseNumber: expect.stringMatching(/^X000\d{3}\(0\)$/),
        },
      },
      OriginalCardInfo: null,
      WarnCardInfos: [],
    })
    const pictures = Object.keys(card ?? {}).filter((name) => name.endsWith('Base64'))
    expect(pictures).toHaveLength(5)
    for (const name of pictures) {
      const { info } = await sharp(bytes(card?.[name])).raw().toBuffer({ resolveWithObject: true })
      expect(info.width).toBeGreaterThanOrEqual(name === 'HeadImageBase64' ? 192 : 640)
    }
  })

  test.each(Object.keys(cards))('are the fields that the SDK knows of a %s', async (IDCardType) => {
    const { mint, attempt, result } = await startSandbox()
    const tokens = [await mint({ CheckMode: 1, IDCardType }), await mint({ CheckMode: 4, IDCardType })]
    for (const each of tokens) await attempt(each, 0)
    const [normal, original] = await Promise.all(
      tokens.map(async (each) => ((await result(each)).OCRResult as Record<string, unknown>[])[0]),
    )
    const fields = (normal?.NormalCardInfo as Record<string, Record<string, string>> | null)?.[IDCardType] ?? {}
    const known = knownFields(IDCardType)
    expect(Object.keys(fields).filter((name) => !known.includes(name))).toEqual([])
    expect(Object.values(fields).every((value) => value !== '')).toBe(true)
    const inJson = JSON.parse(String(original?.OriginalCardInfo))[IDCardType]
    expect(Object.keys(inJson)).toEqual(Object.keys(fields))
    expect(inJson).not.toEqual(fields)
    expect(original?.NormalCardInfo).toBeNull()
  })

  test('have the document warning that the tester chose', async () => {
    const { mint, attempt, post, result } = await startSandbox()
    const [tapped, posted] = [await mint({ CheckMode: 4 }), await mint({ CheckMode: 4 })]
    await attempt(tapped, 0, { warnings: '-9102' })
    expect(await result(tapped)).toMatchObject({ OCRResult: [{ WarnCardInfos: [-9102] }] })
    await post('finish', { token: posted, code: 0, warnings: [-9101, '-9108'] })
    expect(await result(posted)).toMatchObject({ OCRResult: [{ WarnCardInfos: [-9101, -9108] }] })
    expect((await post('finish', { token: await mint(), code: 0, warnings: [-1] })).status).toBe(400)
  })

  test('say why a live check failed on the PLUS version alone', async () => {
    const { mint, attempt, result } = await startSandbox()
    const tags = async (Version?: string) => {
      const token = await mint({ Version, LivenessRetryLimit: 1 })
      await attempt(token, 1002)
      return attemptsOf(await result(token))[0]?.LivenessInfoTag
    }
    expect([await tags(), await tags('BASIC'), await tags('PLUS')]).toEqual([null, null, ['03']])
  })

  test('hold no film and no face where the card alone is checked, and no card where it is not', async () => {
    const { mint, attempt, result } = await startSandbox()
    const [cardOnly, faceOnly] = [await mint({ CheckMode: 4 }), await mint({ CheckMode: 3 })]
    for (const token of [cardOnly, faceOnly]) await attempt(token, 0)
    expect(await result(cardOnly)).toMatchObject({ VideoBase64: null, BestFrameBase64: null, OCRResult: [{}] })
    expect(await result(faceOnly)).toMatchObject({ OCRResult: null })
  })

  test('leave out the cut picture that nobody asked for', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint({ CheckMode: 4 })
    await attempt(token, 0)
    expect(await result(token)).toMatchObject({ OCRResult: [{ CardCutImageBase64: null }] })
  })

  test('are none when the customer left before a film was made', async () => {
    const { mint, attempt, result } = await startSandbox()
    const token = await mint()
    await attempt(token, 1410)
    expect(codeOf(1410).kind).toBe('abandoned')
    expect(await result(token)).toMatchObject({ ErrorCode: 1410, VideoBase64: null, BestFrameBase64: null })
  })
})

/** The mean difference of two pictures’ colours, 0 to 255. */
async function differenceOf(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((picture) => sharp(picture).resize(24, 32).raw().toBuffer()))
  if (!a || !b) throw new Error('a picture is missing')
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
}
