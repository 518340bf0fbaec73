import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { z } from 'zod'
import { ApiFailure } from './api-error.ts'
import { cards } from './cards.ts'
import type { SandboxSession } from './state.ts'

const MAX_BASE64 = 8 * 1024 * 1024
const actions = ['blink', 'mouth', 'nod', 'shake']
export const warningCodes = ['-9101', '-9102', '-9103', '-9104', '-9107', '-9108', '-9109']

/** Tencent ignores fields that it does not know. */
const configSchema = z.looseObject({
  AutoSkipStartPage: z.boolean().nullish(),
  AutoSkip: z.boolean().nullish(),
  CheckMode: z.int().min(1).max(4).nullish(),
  IDCardType: z.enum(Object.keys(cards)).nullish(),
  DisableCheckOcrWarnings: z.boolean().nullish(),
  SecurityLevel: z.int().min(1).max(5).nullish(),
  SkipPrivacyPolicy: z.boolean().nullish(),
  IdCardCutReturn: z.boolean().nullish(),
  ThemeColor: z.string().nullish(),
  Language: z.enum(['th', 'en', 'zh-cn', 'zh-tc', 'id']).nullish(),
  AutoDowngrade: z.int().min(1).max(2).nullish(),
  ActionList: z.string().nullish(),
  LivenessRetryLimit: z.int().min(1).max(99).nullish(),
  LivenessTimeout: z.int().min(1).max(600).nullish(),
  SelectedWarningCodes: z.string().nullish(),
  AllowExpiredDocument: z.boolean().nullish(),
  Version: z.enum(['BASIC', 'PLUS']).nullish(),
})

const requestSchema = z.looseObject({
  RedirectURL: z.string(),
  CompareImageBase64: z.string().nullish(),
  Extra: z.string().max(1000).nullish(),
  RuleId: z.string().nullish(),
  Config: configSchema.nullish(),
})

export type ApplyInput = Pick<SandboxSession, 'redirectUrl' | 'extra' | 'config' | 'photo'>

/** The picture of a request that `checkApply` let pass. */
export const pictureOf = (body: unknown) =>
  Buffer.from((body as { CompareImageBase64?: string }).CompareImageBase64 ?? '', 'base64')

/** Checks a request against every documented rule. */
export async function checkApply(body: unknown): Promise<ApplyInput> {
  const parsed = requestSchema.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const code = issue?.code === 'invalid_type' ? 'InvalidParameter' : 'InvalidParameterValue'
    throw new ApiFailure(code, `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { RedirectURL, CompareImageBase64, Extra, Config } = parsed.data
  checkRedirect(RedirectURL)
  const config = Object.fromEntries(Object.entries(Config ?? {}).filter(([, value]) => value !== null))
  checkActions(config.ActionList as string | undefined, (config.SecurityLevel as number | undefined) ?? 3)
  checkWarningCodes(config.SelectedWarningCodes as string | undefined)
  const mode = (config.CheckMode as number | undefined) ?? 2
  if (mode === 2 && !CompareImageBase64) {
    throw new ApiFailure('InvalidParameter', 'CompareImageBase64 is required with CheckMode 2.')
  }
  return {
    redirectUrl: RedirectURL,
    extra: Extra ?? null,
    config,
    photo: CompareImageBase64 ? await checkPhoto(CompareImageBase64) : null,
  }
}

function checkRedirect(url: string): void {
  if (!URL.canParse(url)) throw new ApiFailure('InvalidParameterValue', 'RedirectURL is not a valid URL.')
  const { protocol, search, hash } = new URL(url)
  if (!/^https?:$/.test(protocol) || search || hash) {
    throw new ApiFailure('InvalidParameterValue', 'RedirectURL must contain only protocol, host and path.')
  }
}

function checkActions(list: string | undefined, level: number): void {
  if (!list) return
  const names = list.split(',')
  if (names.length > 2 || names.some((name) => !actions.includes(name))) {
    throw new ApiFailure('InvalidParameterValue', 'ActionList must contain one or two of blink, mouth, nod, shake.')
  }
  if (![2, 4, 5].includes(level)) {
    throw new ApiFailure('InvalidParameterValue', 'ActionList requires SecurityLevel 2, 4 or 5.')
  }
}

function checkWarningCodes(list: string | undefined): void {
  if (!list || list.split(',').every((code) => warningCodes.includes(code))) return
  throw new ApiFailure('InvalidParameterValue', `SelectedWarningCodes must contain only ${warningCodes.join(', ')}.`)
}

async function checkPhoto(base64: string): Promise<SandboxSession['photo']> {
  if (base64.length > MAX_BASE64) throw new ApiFailure('FailedOperation.ImageSizeTooLarge', 'The image is too large.')
  const bytes = Buffer.from(base64, 'base64')
  const picture = /^[A-Za-z0-9+/]+=*$/.test(base64) ? await decode(bytes) : null
  if (!picture) throw new ApiFailure('FailedOperation.ImageDecodeFailed', 'The image cannot be decoded.')
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...picture }
}

/** Null for what is no JPG or PNG from its first byte to its last. */
async function decode(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const image = sharp(bytes, { failOn: 'truncated' })
    const { format, width, height } = await image.metadata()
    if (format !== 'jpeg' && format !== 'png') return null
    await image.resize(8, 8).raw().toBuffer()
    return { width, height }
  } catch {
    return null
  }
}
