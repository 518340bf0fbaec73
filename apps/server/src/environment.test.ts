import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { EnvironmentProblem, readEnvironment } from './environment.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const KEY = Buffer.alloc(32).toString('base64')

function problemOf(variables: Record<string, string>): string {
  try {
    readEnvironment(variables)
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message
    throw error
  }
  return ''
}

describe('the settings', () => {
  it('have defaults for a local run', () => {
    expect(readEnvironment({ PUBLIC_URL: '', UNKNOWN: 'x' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      consoleUrl: 'http://localhost:3000',
      dataDir: `${root}/data`,
      databaseUrl: `file:${root}/data/ekyc-console.db`,
      storageUrl: `file:${root}/data/evidence`,
      masterKey: undefined,
      authSecret: undefined,
      admin: undefined,
      mode: 'sandbox',
      tencent: { region: 'ap-singapore', endpoint: 'https://faceid.intl.tencentcloudapi.com', qps: 20 },
      metricsToken: undefined,
      trustProxy: undefined,
      role: 'all',
      logLevel: 'info',
      production: false,
    })
  })

  it('follow each other', () => {
    expect(readEnvironment({ PORT: '8080' })).toMatchObject({ publicUrl: 'http://localhost:8080' })
    expect(readEnvironment({ PUBLIC_URL: 'https://A.example/' })).toMatchObject({
      publicUrl: 'https://a.example',
      consoleUrl: 'https://a.example',
    })
    expect(readEnvironment({ DATA_DIR: '/srv/ekyc' })).toMatchObject({
      databaseUrl: 'file:/srv/ekyc/ekyc-console.db',
      storageUrl: 'file:/srv/ekyc/evidence',
    })
    expect(readEnvironment({ TENCENTCLOUD_SECRET_ID: 'id', TENCENTCLOUD_SECRET_KEY: 'key' }).mode).toBe('live')
    expect(readEnvironment({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual(['10.0.0.0/8', '::1'])
    expect(readEnvironment({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
  })

  it('name the proxies in upper or lower case, the lower-case spelling first, with or without a scheme', () => {
    const env = {
      HTTPS_PROXY: 'http://upper:1',
      https_proxy: 'lower.example:3128',
      HTTP_PROXY: 'http://u:p@plain:8080',
    }
    expect(readEnvironment({ ...env, NO_PROXY: 'a.example', no_proxy: 'b.example' }).proxies).toEqual({
      http: 'http://u:p@plain:8080',
      https: 'http://lower.example:3128',
      none: 'b.example',
    })
    expect(problemOf({ HTTPS_PROXY: 'socks5://user:s3cret@proxy:1080' })).toMatch(/^HTTPS_PROXY must look like/)
    expect(problemOf({ https_proxy: 'http://user:s3cret@proxy/path' })).not.toContain('s3cret')
  })

  it('stop the start when NODE_EXTRA_CA_CERTS names a file that Node would only warn of', () => {
    expect(problemOf({ NODE_EXTRA_CA_CERTS: '/no/such/ca.pem' })).toBe(
      'NODE_EXTRA_CA_CERTS names a file that cannot be read.',
    )
    expect(problemOf({ NODE_EXTRA_CA_CERTS: import.meta.filename })).toBe(
      'NODE_EXTRA_CA_CERTS names a file without certificates in PEM form.',
    )
  })

  it.each([
    ['PORT', ['abc', '0', ' ', '1e3', '-1', '65536', '3000.5']],
    ['PUBLIC_URL', ['localhost:3000', 'ftp://a.example', 'https://a.example/path', 'https://u@a.example', 'https://']],
    ['CONSOLE_URL', ['console', 'https://a.example/?x']],
    ['DATABASE_URL', ['mysql://a/b', '/srv/x.db', 'postgresql://u:p#w@h/d', 'postgresql://u:p@h1,h2/d']],
    ['DATABASE_DIRECT_URL', ['db.example', 'postgresql://u:p@h/d?pool_timeout=0']],
    ['DATABASE_POOL', ['1', '501', 'ten']],
    ['STORAGE_URL', ['/srv/evidence', 's3://', 'https://bucket']],
    ['S3_ENDPOINT', ['minio', 'ftp://minio']],
    ['MASTER_KEY', ['short', '?'.repeat(44), `${KEY}A`]],
    ['AUTH_SECRET', ['short', Buffer.alloc(31).toString('base64')]],
    ['ADMIN_EMAIL', ['nobody']],
    ['ADMIN_PASSWORD', ['short']],
    ['EKYC_MODE', ['production']],
    ['TENCENTCLOUD_FACEID_ENDPOINT', ['faceid.intl.tencentcloudapi.com']],
    ['TENCENTCLOUD_QPS', ['0', 'many', '2.5', '1001']],
    ['SMTP_URL', ['mail.example', 'http://mail.example', 'smtp:', 'smtp://h/path', 'smtp://h?pool=1', 'smtp://user@h']],
    ['SMTP_URL', ['smtp://user:100%@h']],
    ['MAIL_FROM', ['nobody', 'Larkfield <checks>', 'a@b.example, c@d.example', 'A\nBcc: x <a@b.example>']],
    ['SMTP_PER_SECOND', ['0', '1001', 'many']],
    ['TENCENTCLOUD_SMS_SDK_APP_ID', ['my app', '24x']],
    ['TENCENTCLOUD_SMS_ENDPOINT', ['sms.intl.tencentcloudapi.com']],
    ['SMS_HTTP_URL', ['gateway', 'ftp://gateway.example', 'https://me:secret@gateway.example']],
    ['SMS_HTTP_TOKEN', ['two words', 'line\nbreak']],
    ['SMS_PER_SECOND', ['0', '0.5']],
    ['ALLOW_PLAINTEXT', ['yes', 'SMTP_URL;S3_ENDPOINT', 'PUBLIC_URL']],
    ['SANDBOX_CONTROL_KEY', ['short', 'with spaces and more']],
    ['ALERT_EMAIL', ['nobody']],
    ['ALERT_WEBHOOK_URL', ['hooks', 'ws://hooks.example', 'https://:secret@hooks.example']],
    ['TRUST_PROXY', ['true', 'proxy', '10.0.0.0/99']],
    ['ROLE', ['boss']],
    ['LOG_LEVEL', ['loud']],
    ['NODE_ENV', ['staging']],
  ])('name %s in one line when it is wrong', (name, values) => {
    for (const value of values) {
      const problem = problemOf({ [name]: value })
      expect(problem).toMatch(new RegExp(`^${name}\\b.*\\.$`))
      expect(problem).not.toContain(value.length > 6 ? value : '\n')
    }
  })

  it('send nothing unless they say how', () => {
    expect(readEnvironment({})).toMatchObject({
      smtp: undefined,
      sms: undefined,
      perSecond: { email: 10, sms: 10 },
      alerts: { email: undefined, webhookUrl: undefined },
    })
  })

  it('take keys as they were copied: with spaces, line breaks or quotes around them, or nothing else', () => {
    const copied = {
      TENCENTCLOUD_SECRET_ID: ' AKIDxy\n',
      TENCENTCLOUD_SECRET_KEY: '“a+b/c=”',
      TENCENTCLOUD_TOKEN: '"t"\t',
    }
    expect(readEnvironment({ ...copied, TENCENTCLOUD_REGION: ' ap-bangkok ' })).toMatchObject({
      mode: 'live',
      tencent: { secretId: 'AKIDxy', secretKey: 'a+b/c=', token: 't', region: 'ap-bangkok' },
    })
    expect(readEnvironment({ TENCENTCLOUD_SECRET_ID: ' \n', TENCENTCLOUD_REGION: '""' })).toMatchObject({
      mode: 'sandbox',
      tencent: { secretId: undefined, region: 'ap-singapore' },
    })
    expect(problemOf({ ...copied, TENCENTCLOUD_SECRET_KEY: '"' })).toContain('Live mode requires both')
    expect(problemOf({ ...copied, TENCENTCLOUD_SECRET_ID: 'two words' })).toBe(
      'TENCENTCLOUD_SECRET_ID must be ASCII without spaces.',
    )
    expect(problemOf({ TENCENTCLOUD_TOKEN: 't' })).toContain('TENCENTCLOUD_TOKEN belongs to temporary keys')
  })

  it('name the regions that serve eKYC', () => {
    for (const region of ['ap-frankfurt', 'singapore', 'ap-singapore-1']) {
      expect(problemOf({ TENCENTCLOUD_REGION: region })).toBe(
        'TENCENTCLOUD_REGION must be one of ap-singapore, ap-jakarta, ap-bangkok, ap-hongkong, sa-saopaulo.',
      )
    }
  })

  it('say who sends mail, and by which server', () => {
    const smtp = (MAIL_FROM: string) =>
      readEnvironment({ SMTP_URL: 'smtp://u:p%40ss@mail.example:587', MAIL_FROM }).smtp
    expect(smtp('Checks@Larkfield.example')).toEqual({
      url: 'smtp://u:p%40ss@mail.example:587',
      from: { name: null, address: 'checks@larkfield.example' },
      requireTls: false,
    })
    expect(smtp('Larkfield Bank <checks@larkfield.example>')?.from.name).toBe('Larkfield Bank')
    expect(smtp('"Larkfield, Bank" <checks@larkfield.example> ')?.from.name).toBe('Larkfield, Bank')
  })

  it('say by which of two ways SMS go out', () => {
    const tencent = { TENCENTCLOUD_SECRET_ID: 'id', TENCENTCLOUD_SECRET_KEY: 'key', TENCENTCLOUD_REGION: 'ap-jakarta' }
    expect(
      readEnvironment({ ...tencent, TENCENTCLOUD_SMS_SDK_APP_ID: '2400006666', SMS_PER_SECOND: '2' }),
    ).toMatchObject({
      sms: {
        kind: 'tencent',
        appId: '2400006666',
        senderId: undefined,
        region: 'ap-jakarta',
        endpoint: 'https://sms.intl.tencentcloudapi.com',
      },
      perSecond: { sms: 2 },
    })
    expect(readEnvironment({ SMS_HTTP_URL: 'https://sms.example/send', SMS_HTTP_TOKEN: 'secret' }).sms).toEqual({
      kind: 'http',
      url: 'https://sms.example/send',
      token: 'secret',
    })
  })

  it('say everything that is wrong at once, one line each', () => {
    const problem = problemOf({ PORT: 'x', ROLE: 'boss', PUBLIC_URL: 'x', ADMIN_PASSWORD: 'short' })
    expect(problem.split('\n').map((line) => line.split(/\W/)[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'ADMIN_PASSWORD',
      'ROLE',
    ])
  })

  it('send nothing in plain text to another host in live mode, unless that is allowed by name', () => {
    const live = { TENCENTCLOUD_SECRET_ID: 'id', TENCENTCLOUD_SECRET_KEY: 'key', SMS_HTTP_TOKEN: 'x' }
    const sms = { SMS_HTTP_URL: 'https://sms.example' }
    for (const name of ['TENCENTCLOUD_FACEID_ENDPOINT', 'SMS_HTTP_URL', 'ALERT_WEBHOOK_URL', 'S3_ENDPOINT']) {
      for (const host of [
        'a.example',
        'A.EXAMPLE:80',
        '10.0.0.1',
        '[::2]',
        '127.0.0.1.example',
        '0.0.0.0',
        'a.localhost.example',
      ]) {
        const plain = { ...live, ...sms, [name]: `http://${host}` }
        expect(problemOf(plain)).toMatch(new RegExp(`^${name} is plain http .*ALLOW_PLAINTEXT=${name}\\.$`))
        expect(problemOf({ ...plain, ALLOW_PLAINTEXT: `SMTP_URL, ${name}` })).toBe('')
        expect(problemOf({ ...plain, EKYC_MODE: 'sandbox' })).toBe('')
      }
      for (const here of [
        'http://localhost:4000',
        'http://127.0.0.1:9',
        'http://[::1]',
        'http://127.1',
        'https://a.example',
      ]) {
        expect(problemOf({ ...live, ...sms, [name]: here })).toBe('')
      }
    }
    const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', SMS_HTTP_TOKEN: '' }
    expect(readEnvironment(mail).smtp?.requireTls).toBe(false)
    expect(readEnvironment({ ...live, ...mail }).smtp?.requireTls).toBe(true)
    expect(readEnvironment({ ...live, ...mail, ALLOW_PLAINTEXT: 'SMTP_URL' }).smtp?.requireTls).toBe(false)
  })

  it('say what no variable can say alone', () => {
    const tencent = { TENCENTCLOUD_SECRET_ID: 'id', TENCENTCLOUD_SECRET_KEY: 'key' }
    const keys = { MASTER_KEY: KEY, AUTH_SECRET: KEY }
    expect(problemOf({ DATABASE_DIRECT_URL: 'postgresql://u:p@h/d' })).toMatch(
      /^DATABASE_DIRECT_URL is for PostgreSQL.*\.$/,
    )
    expect(problemOf({ ADMIN_EMAIL: 'a@b.example' })).toMatch(/^Set both ADMIN_EMAIL and ADMIN_PASSWORD.*\.$/)
    expect(problemOf({ ADMIN_PASSWORD: 'a-long-password' })).toMatch(/^Set both ADMIN_EMAIL and ADMIN_PASSWORD.*\.$/)
    expect(problemOf({ SMTP_URL: 'smtp://mail.example' })).toMatch(/^Set both SMTP_URL and MAIL_FROM.*\.$/)
    expect(problemOf({ MAIL_FROM: 'a@b.example' })).toMatch(/^Set both SMTP_URL and MAIL_FROM.*\.$/)
    expect(problemOf({ SMS_HTTP_TOKEN: 'x' })).toMatch(/^Set both SMS_HTTP_URL and SMS_HTTP_TOKEN.*\.$/)
    expect(problemOf({ TENCENTCLOUD_SMS_SDK_APP_ID: '1' })).toMatch(/^TENCENTCLOUD_SMS_SDK_APP_ID requires .*\.$/)
    expect(problemOf({ ALERT_EMAIL: 'a@b.example' })).toMatch(/^ALERT_EMAIL requires .*\.$/)
    const http = { SMS_HTTP_URL: 'https://sms.example', SMS_HTTP_TOKEN: 'x' }
    expect(problemOf({ ...tencent, ...http, TENCENTCLOUD_SMS_SDK_APP_ID: '1' })).toMatch(
      /^Set either SMS_HTTP_URL or TENCENT.*\.$/,
    )
    expect(problemOf({ EKYC_MODE: 'live' })).toContain('TENCENTCLOUD_SECRET_ID')
    expect(problemOf({ TENCENTCLOUD_SECRET_ID: 'id' })).toContain('TENCENTCLOUD_SECRET_KEY')
    expect(problemOf({ ROLE: 'web' })).toContain('PostgreSQL')
    expect(problemOf({ ...tencent, PUBLIC_URL: 'https://a.example' }).split('\n')).toEqual([
      expect.stringContaining('MASTER_KEY'),
      expect.stringContaining('AUTH_SECRET'),
    ])
    expect(problemOf({ ...tencent, ...keys, PUBLIC_URL: 'https://a.example' })).toBe('')
    expect(problemOf({ ...tencent, PUBLIC_URL: 'http://a.example' })).toBe('')
    expect(problemOf({ ...keys, NODE_ENV: 'production' })).toMatch(
      /^With NODE_ENV=production, set EKYC_MODE=sandbox .*\.$/,
    )
    expect(problemOf({ ...keys, NODE_ENV: 'production', EKYC_MODE: 'sandbox' })).toBe('')
    expect(problemOf({ NODE_ENV: 'production', EKYC_MODE: 'sandbox' })).toContain('MASTER_KEY')
  })
})
