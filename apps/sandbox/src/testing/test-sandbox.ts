import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Fastify from 'fastify'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'
import { createSandbox, type SandboxOptions } from '../index.ts'

export const keys = { secretId: 'sandbox-id', secretKey: 'sandbox-key' }
export const CONTROL_KEY = 'a-key-for-the-tests'
export const REDIRECT = 'https://larkfield.example/v/abc/return'
export const MINUTE = 60_000

const require = createRequire(import.meta.url)
const common = 'tencentcloud-sdk-nodejs-intl-en/tencentcloud/common'

type Done = (error: unknown, answer: Answer) => void
export type Answer = Record<string, unknown> & { BizToken: string; VerificationURL: string }

/** What every client of the SDK is made with. */
function sdkSettings(endpoint: string, { secretId, secretKey } = keys, timeoutSeconds = 10) {
  // The SDK would send even loopback calls through a proxy.
  delete process.env.http_proxy
  const Credential = require(`${common}/credential.js`)
  const ClientProfile = require(`${common}/profile/client_profile.js`)
  const HttpProfile = require(`${common}/profile/http_profile.js`)
  const http = new HttpProfile('http://', new URL(endpoint).host, 'POST', timeoutSeconds)
  return [new Credential(secretId, secretKey), 'ap-singapore', new ClientProfile('TC3-HMAC-SHA256', http)] as const
}

/** The unmodified SDK's common client, which hands over answers as they came; a refusal is thrown as the SDK gives it. */
export function sdk(endpoint: string, credentials = keys, timeoutSeconds?: number) {
  const CommonClient = require(`${common}/common_client.js`)
  const client = new CommonClient(
    new URL(endpoint).host,
    '2018-03-01',
    ...sdkSettings(endpoint, credentials, timeoutSeconds),
  )
  const call = (action: string, params: object) =>
    new Promise<Answer>((resolve, reject) => {
      const done: Done = (error, answer) => (error ? reject(error) : resolve(answer))
      client.request(action, params, {}, done)
    })
  return {
    apply: (params: object) => call('ApplyWebVerificationBizTokenIntl', params),
    result: (BizToken: unknown) => call('GetWebVerificationResultIntl', { BizToken }),
  }
}

/** The unmodified SDK's typed client, as most merchants use it. */
export function typedSdk(endpoint: string) {
  const { Client, Models } = require('tencentcloud-sdk-nodejs-intl-en/tencentcloud/faceid').v20180301
  const client = new Client(...sdkSettings(endpoint))
  return (action: string, params: object) =>
    new Promise<Answer>((resolve, reject) => {
      const request = Object.assign(new Models[`${action}Request`](), params)
      const done: Done = (error, answer) => (error ? reject(error) : resolve(answer))
      client[action](request, done)
    })
}

/** The fields that the SDK knows of a card of NormalCardInfo: some types have an older namesake in CardInfo. */
export function knownFields(cardType: string): string[] {
  const { Models } = require('tencentcloud-sdk-nodejs-intl-en/tencentcloud/faceid').v20180301
  return Object.keys(new (Models[`Normal${cardType}`] ?? Models[cardType])())
}

/** A sandbox with its pages on a server of their own and a clock that moves; all of it ends with the test. */
export async function startSandbox(options: Partial<SandboxOptions> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'ekyc-sandbox-'))
  const stateFile = path.join(folder, 'state.json')
  const pages = Fastify({ forceCloseConnections: true })
  const pagesUrl = 'http://pages.example'
  const sandbox = await createSandbox({
    stateFile,
    ...keys,
    pagesUrl,
    control: { key: CONTROL_KEY },
    qps: 1000,
    ...options,
  })
  await pages.register(sandbox.pages)
  const endpoint = await sandbox.listenApi()
  const origin = await pages.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await Promise.all([sandbox.close(), pages.close()])
    await rm(folder, { recursive: true, force: true })
  })

  const client = sdk(endpoint)
  const headers = { authorization: `Bearer ${CONTROL_KEY}` }
  const open = (address: string) => fetch(origin + address, { headers, redirect: 'manual' })
  const press = (address: string, fields: Record<string, string>) =>
    fetch(origin + address, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })
  return {
    ...sandbox,
    ...client,
    endpoint,
    origin,
    stateFile,
    open,
    press,
    /** Mints a token with CheckMode 3, which needs no photo. */
    mint: async (Config: object = {}, rest: object = {}) => {
      const answer = await client.apply({ RedirectURL: REDIRECT, Config: { CheckMode: 3, ...Config }, ...rest })
      return answer.BizToken
    },
    h5: async (token: string) => (await open(`/sandbox/h5?token=${token}`)).text(),
    start: (token: string) => press('/sandbox/h5/start', { token, agree: 'yes' }),
    attempt: (token: string, code: number | string, more: Record<string, string> = {}) =>
      press('/sandbox/h5/attempt', { token, code: String(code), ...more }),
    next: (token: string) => press('/sandbox/h5/next', { token }),
    post: (act: string, body: unknown) =>
      fetch(`${origin}/sandbox/control/api/${act}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

export async function photo(format: 'jpeg' | 'png' | 'webp' = 'jpeg', size = 64): Promise<Buffer> {
  return sharp({ create: { width: size, height: size, channels: 3, background: '#a5714a' } })
    .toFormat(format)
    .toBuffer()
}
