import { gzipSync } from 'node:zlib'
import { type Locale, languagesSchema, locales, merchantSchema } from '@ekyc/domain'
import { adviceWithPage } from '@ekyc/i18n/customer'
import { describe, expect, test } from 'vitest'
import { type ConsentButton, consentOf } from './consent.ts'
import { notFoundPage, outOfOrderPage } from './end-pages.ts'
import { renderPage } from './render-page.ts'
import { style } from './style.ts'
import type { LinkPage, LinkView } from './view.ts'

const BUDGET = 14_000
/** As large as a logo may be, and hardly to be compressed. */
const logo = `data:image/png;base64,${Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from(Array.from({ length: 4088 }, (_, index) => (index * index * 31 + index * 7) % 251)),
]).toString('base64')}`
const bare = merchantSchema.parse({ name: 'Larkfield & Sons Mutual Savings Bank Ltd' })
const merchant = merchantSchema.parse({
  ...bare,
  contactPhone: '+65 6555 0100',
  contactEmail: 'help@larkfield.example',
  contactHours: 'Monday to Friday, 9:00 to 18:00.',
  privacyUrl: 'https://www.larkfield.example/privacy',
  why: 'To open your <savings> account',
  retention: 'for 90 days',
  brandColor: '#ffe14d',
  logo,
  timeZone: 'Asia/Singapore',
})
const view: LinkView = {
  locale: 'en',
  languages: languagesSchema.parse({}),
  merchant,
  nonce: 'nonce',
  path: '/v/code',
  url: 'https://verify.larkfield.example/v/Xk3vN8qLw2RtYb7HsZc9Qd',
  sandbox: true,
  shownAs: 'Maria\u00a0S.',
  expiresAt: new Date('2026-11-30T10:00:00Z'),
  checkMode: 2,
  country: 'SG',
  securityLevel: 3,
  triesLeft: 2,
  returnUrl: 'https://www.larkfield.example/welcome',
  lastCheckAt: new Date('2026-11-23T10:00:00Z'),
}

const simple = [
  'desktop',
  'passed',
  'failed',
  'needsPhoto',
  'cancelled',
  'withdrawnNotMe',
  'replaced',
  'expired',
] as const
const pages: LinkPage[] = [
  ...simple.map((page) => ({ page })),
  { page: 'ready' },
  { page: 'declined' },
  { page: 'serviceDown' },
  { page: 'inApp', browser: 'Safari', supported: true },
  { page: 'inApp', browser: 'Chrome', supported: false },
  { page: 'inProgress', canContinue: true },
  { page: 'inProgress', canContinue: false },
  { page: 'checking', refresh: '/v/code/return?n=1', slow: false },
  { page: 'checking', refresh: null, slow: true },
  { page: 'confirmDecline', as: 'ratherNot' },
  { page: 'confirmDecline', as: 'notMe' },
  ...adviceWithPage.map((advice) => ({ page: 'tryAgain', advice }) as const),
]
const everyPage = (about: LinkView): string[] => [
  ...pages.map((page) => renderPage(about, page)),
  notFoundPage(about),
  outOfOrderPage(about),
]
const textOf = (page: string) =>
  page
    .replace(/<style.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[ \n]+/g, ' ')
const count = (page: string, pattern: RegExp) => page.match(pattern)?.length ?? 0
const ready = (about: Partial<LinkView>) => textOf(renderPage({ ...view, ...about }, { page: 'ready' }))

describe.each(locales)('every page in %s', (locale: Locale) => {
  const all = everyPage({ ...view, locale })

  test('says its language, and leads to the other four', () => {
    for (const page of all) {
      expect(page).toContain(`<html lang="${locale}">`)
      for (const other of locales)
        expect(page).toMatch(new RegExp(`lang=${other}" lang="${other}" hreflang="${other}"`))
    }
  })

  test('is one heading, landmarks, and the contact last', () => {
    for (const page of all) {
      expect(count(page, /<h1>/g)).toBe(1)
      expect(page).toMatch(/<header>.*<nav .*<main>.*<\/main>\s*<footer>/s)
      expect(page).toMatch(/<section class="rule contact">(?:(?!<section|<form).)*<\/section>\s*<\/main>/s)
      expect(count(page, /class="go"/g)).toBeLessThanOrEqual(1)
    }
  })

  test('needs no script and asks nothing of anybody else', () => {
    for (const page of all) {
      expect(page).not.toMatch(/<script|<link|<iframe|@import|url\(|\son\w+=/)
      for (const [, source] of page.matchAll(/\ssrc="([^"]*)"/g)) expect(source).toMatch(/^data:image\/png/)
    }
  })

  test('acts by POST only, with its language', () => {
    for (const page of all) {
      for (const [form] of page.matchAll(/<form.*?<\/form>/gs)) {
        expect(form).toMatch(/^<form method="post" action="\/v\/code\/(start|decline)">/)
        expect(form).toContain(`<input type="hidden" name="lang" value="${locale}">`)
      }
    }
  })

  test('fits into one round trip, with the largest logo too', () => {
    for (const page of all) expect(gzipSync(page).length).toBeLessThan(BUDGET)
  })

  test('accuses nobody, and shows no placeholder, no code and no markup of others', () => {
    for (const page of all) {
      expect(textOf(page)).not.toMatch(/[{}]|undefined|null|\b(failed|error|invalid|fraud|similarity|BizToken)\b/i)
      expect(page).not.toContain('<savings>')
      const numbers = textOf(page.replaceAll(merchant.contactPhone ?? '', '')).match(/\d{3,}/g) ?? []
      expect(numbers.filter((number) => !['2026', '2569'].includes(number))).toEqual([])
    }
  })

  test('has no row for what the merchant did not set', () => {
    const unset = everyPage({ ...view, locale, merchant: bare, returnUrl: null })
    for (const page of unset) expect(page).not.toMatch(/tel:|mailto:|<img|<dt>[^<]*<\/dt><dd><|href="https/)
  })
})

describe('the first page', () => {
  test('says why, for how long and when somebody answers, where the merchant set it', () => {
    const set = ready({})
    expect(set).toContain('To open your &lt;savings&gt; account')
    expect(set).toContain('How long it is kept: for 90\u00a0days')
    expect(set).toContain('can help. Hours: Monday to Friday, 9:00\u00a0to 18:00.')
    const unset = ready({ merchant: bare })
    for (const words of ['Why', 'How long it is kept', 'can help', 'privacy notice']) expect(unset).not.toContain(words)
  })

  test.each([
    [1, 'Show your ID card', 'Show your face', 'compares the video with the photo on it', 'images of the card'],
    [2, 'Show your face', 'compares the video with the photo', 'one image of you, the video and the result'],
    [3, 'Show your face', 'a real person is in front of the camera', 'one image of you, the video and the result'],
    [4, 'Show your ID card', 'short ID card check', 'reads your ID card', 'images of the card'],
  ] as const)('speaks of what CheckMode %i does', (checkMode, ...said) => {
    const text = ready({ checkMode })
    for (const words of said) expect(text).toContain(words)
    expect(text.includes('compares the video')).toBe(checkMode < 3)
    expect(text.includes('Show your face')).toBe(checkMode !== 4)
    expect(text.includes('Show your ID card')).toBe(checkMode === 1 || checkMode === 4)
  })

  test.each([1, 2, 3, 4, 5])(
    'with SecurityLevel %i speaks of changing colours where the screen shows them',
    (level) => {
      expect(ready({ securityLevel: level }).includes('flash in different colours')).toBe(level >= 3)
      expect(ready({ securityLevel: level, checkMode: 4 })).not.toContain('different colours')
    },
  )

  test('keeps what was chosen when the language changes', () => {
    const page = renderPage(view, { page: 'ready', chosen: 'here=1' })
    expect(page).toContain('href="/v/code?here=1&amp;lang=th"')
    expect(renderPage(view, { page: 'confirmDecline', as: 'notMe' })).toContain('/v/code/decline?as=notMe&amp;lang=th')
  })
})

describe('the consent', () => {
  const version = (change: Partial<LinkView> = {}, button: ConsentButton = 'start', locale: Locale = 'en') =>
    consentOf(locale, { ...view, ...change }, button).version

  test('has another version for every word of it: language, button, mode, country and the merchant’s own words', () => {
    const versions = [
      version(),
      version({}, 'start', 'th'),
      version({}, 'startAfterAll'),
      version({}, 'tryAgain'),
      version({ checkMode: 3 }),
      version({ country: 'BR' }),
      version({ country: null }),
      ...[{ retention: 'for 5 years' }, { retention: 90 }, { name: 'Another Bank' }, { why: 'To pay you' }].map(
        (change) => version({ merchant: { ...merchant, ...change } }),
      ),
    ]
    expect(new Set(versions).size).toBe(versions.length)
    expect(version({ ...view, shownAs: 'Somebody Else' })).toBe(versions[0])
    // The whole SHA-256: of a shorter hash, anyone finds two texts that share one.
    expect(versions[0]).toMatch(/\.[\w-]{43}$/)
  })

  test.each(locales)('of %s is read in whole on each page with a button that agrees', (locale) => {
    const agreeing = { start: { page: 'ready' }, startAfterAll: { page: 'declined' }, tryAgain: pages.at(-1) } as const
    const flat = (text: string) => text.replace(/<[^>]+>/g, '').replace(/\s/g, '')
    for (const checkMode of [1, 2, 3, 4] as const) {
      for (const [button, page] of Object.entries(agreeing) as [ConsentButton, LinkPage][]) {
        const shown = flat(renderPage({ ...view, locale, checkMode, merchant: { ...merchant, why: 'Why' } }, page))
        const { text } = consentOf(locale, { ...view, checkMode, merchant: { ...merchant, why: null } }, button)
        for (const sentence of text.replace(/[[\]]/g, '').replaceAll('&', '&amp;').split('\n'))
          expect(shown).toContain(flat(sentence))
      }
    }
  })

  test('names biometric data wherever a face is seen, and the country where it is known', () => {
    expect(ready({})).toContain('biometric data')
    expect(ready({})).toContain('processes it in Singapore.')
    expect(ready({ checkMode: 4 })).not.toContain('biometric data')
    expect(ready({ country: null })).not.toContain('processes it in')
    expect(ready({ country: 'HK', locale: 'zh-TW' })).toContain('在香港處理')
  })
})

describe('the merchant’s texts', () => {
  const spoken = {
    why: { en: 'To open your account', th: 'เพื่อเปิดบัญชี' },
    contactHours: { en: 'Weekdays to 6 p.m.' },
    retention: { en: 'for 90 days' },
    privacyUrl: { en: 'https://larkfield.example/en', th: 'https://larkfield.example/th' },
  }
  const own = (change: object) => merchantSchema.parse({ ...merchant, ...spoken, ...change })
  const page = (locale: Locale, change = {}, fallback: Locale = 'en') =>
    renderPage(
      { ...view, locale, languages: { ...view.languages, fallback }, merchant: own(change) },
      { page: 'ready' },
    )

  test('are read in the page’s language, and those that it lacks in the fallback’s with their own lang', () => {
    expect(page('th')).toContain('<dd>เพื่อเปิดบัญชี</dd>')
    expect(page('zh-CN')).toContain('<dd lang="en">To open your account</dd>')
    expect(page('zh-CN')).toContain('<span lang="en">Weekdays to 6 p.m.</span></p>')
    expect(page('th')).toContain('href="https://larkfield.example/th" hreflang="th"')
    expect(page('id', {}, 'th')).toContain('<dd lang="th">เพื่อเปิดบัญชี</dd>')
  })

  test('that one agrees to are never read in another language', () => {
    expect(page('en')).toContain('for 90')
    for (const locale of ['th', 'zh-CN', 'zh-TW', 'id'] as const) expect(page(locale)).not.toContain('for 90')
  })

  test('that are one string count as the fallback language’s', () => {
    const whole = (locale: Locale) => page(locale, { why: 'Pour un compte', retention: 'for 9 days' }, 'id')
    expect(whole('id')).toContain('<dd>Pour un compte</dd>')
    expect(whole('en')).toContain('<dd lang="id">Pour un compte</dd>')
    expect(whole('en')).not.toContain('for 9')
  })

  test.each([
    ['en', 1, '1 day'],
    ['en', 90, '90 days'],
    ['en', 1825, '5 years'],
    ['zh-CN', 90, '90 天'],
    ['zh-TW', 365, '1 年'],
    ['th', 90, '90 วัน'],
    ['id', 90, '90 hari'],
  ] as const)('write a retention in days in %s: %i is %s', (locale, retention, words) => {
    expect(page(locale, { retention }).replaceAll('\u00a0', ' ')).toContain(words)
  })

  test('name the merchant in each language', () => {
    const name = { en: 'Larkfield', 'zh-CN': '云雀银行' }
    expect(textOf(page('zh-CN', { name }))).toContain('云雀银行')
    expect(page('zh-CN', { name })).not.toContain('Larkfield<')
    expect(textOf(page('th', { name }))).toContain('Larkfield')
  })
})

describe('a further page', () => {
  test('sends nobody to a merchant that gives no way to reach it', () => {
    const down = (about: LinkView) => textOf(renderPage(about, { page: 'serviceDown' }))
    expect(down(view)).toContain('you can also come back later. Or contact Larkfield')
    expect(down({ ...view, merchant: bare })).not.toContain('Or ask')
    expect(textOf(outOfOrderPage({ ...view, merchant: bare }))).toContain('you can also come back later.')
  })

  test('leads back to the merchant only where an address was given', () => {
    expect(renderPage(view, { page: 'passed' })).toContain('href="https://www.larkfield.example/welcome"')
    expect(renderPage({ ...view, returnUrl: null }, { page: 'passed' })).not.toContain('Back to')
  })

  test('counts tries as each language does', () => {
    const tries = (triesLeft: number, locale: Locale) =>
      textOf(renderPage({ ...view, triesLeft, locale }, { page: 'tryAgain', advice: 'dim' }))
    expect(tries(1, 'en')).toContain('You have 1\u00a0try left.')
    expect(tries(2, 'en')).toContain('You have 2\u00a0tries left.')
    expect(tries(1, 'id')).toContain('mencoba 1\u00a0kali')
    expect(tries(1, 'th')).toContain('1\u00a0ครั้ง')
  })

  test('says whose picture the video was compared with', () => {
    const text = (checkMode: 1 | 2) =>
      textOf(renderPage({ ...view, checkMode }, { page: 'tryAgain', advice: 'compare' }))
    expect(text(2)).toContain('the photo Larkfield &amp; Sons Mutual Savings Bank Ltd has of you')
    expect(text(1)).toContain('the photo on your ID card')
  })

  test('refreshes itself only where it is told to, with a way to stop it', () => {
    const checking = (refresh: string | null) => renderPage(view, { page: 'checking', refresh, slow: false })
    expect(checking('/v/code/return?n=3')).toContain('<meta http-equiv="refresh" content="3;url=/v/code/return?n=3">')
    expect(checking('/v/code/return?n=3')).toContain('/v/code/return?auto=off&amp;lang=en')
    expect(checking(null)).not.toContain('http-equiv="refresh"')
  })

  test('opens Chrome on Android by an address that Android understands', () => {
    const page = renderPage(view, { page: 'inApp', browser: 'Chrome', supported: true })
    expect(page).toContain(
      'intent://verify.larkfield.example/v/Xk3vN8qLw2RtYb7HsZc9Qd?lang=en#Intent;scheme=https;package=com.android.chrome;end',
    )
  })
})

test('the style keeps to what old phones understand', () => {
  const plain = { brand: '#000', onBrand: '#fff', brandInk: '#000', wash: '#eee' }
  const css = style(plain, plain)
  expect(css).not.toMatch(/[^-]gap:|clamp\(|:is\(|:where\(|-inline|-block:|inset:|aspect-ratio|color-mix|@layer/)
  expect(css).toContain(':lang(th){line-height:1.65}')
})

describe('a customer’s name', () => {
  const text = (markup: string) =>
    markup
      .replace(/<style.*<\/style>/s, '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')
  const read = (locale: Locale, shownAs: string, page: LinkPage) =>
    text(renderPage({ ...view, locale, shownAs, merchant: { ...bare, name: '星洲银行' } }, page))

  test('stands among Chinese without a space, and among others with one', () => {
    expect(read('zh-CN', '王＊＊', { page: 'ready' })).toContain('星洲银行请王＊＊通过人脸识别')
    expect(read('zh-CN', '王＊＊', { page: 'desktop' })).toContain('仅供王＊＊使用')
    expect(read('zh-CN', '王＊＊', { page: 'ready' })).toContain('我不是王＊＊')
    expect(read('zh-TW', '王＊＊', { page: 'desktop' })).toContain('僅供王＊＊使用')
    expect(read('zh-CN', 'Maria S.', { page: 'ready' })).toContain('请 Maria S. 通过')
    expect(read('zh-CN', 'Suk***', { page: 'desktop' })).toContain('仅供 Suk*** 使用')
  })

  test('joins its Thai title in Thai letters alone', () => {
    expect(read('th', 'มาลี ส.', { page: 'ready' })).toContain('ขอให้คุณมาลี ส. สแกน')
    expect(read('th', 'Maria S.', { page: 'ready' })).toContain('ขอให้คุณ Maria S. สแกน')
    expect(read('th', '王＊＊', { page: 'desktop' })).toContain('สำหรับคุณ 王＊＊ เท่านั้น')
  })

  test.each(locales)('is left alone by programs that translate a page, and read by its own voice: %s', (locale) => {
    const named: LinkPage[] = [
      { page: 'ready' },
      { page: 'desktop' },
      { page: 'confirmDecline', as: 'notMe' },
      { page: 'inApp', browser: 'Safari', supported: false },
    ]
    for (const page of named) {
      const body = renderPage({ ...view, locale, shownAs: '王＊＊' }, page).replace(/<title>.*?<\/title>/s, '')
      const alone = body.match(/<(b|span) translate="no" lang="zh">王＊＊<\/\1>/g)
      expect(alone?.length, page.page).toBe(body.match(/王＊＊/g)?.length)
    }
  })
})

test.each(locales)('a name and a merchant that end with a full stop add none to a sentence: %s', (locale) => {
  const named = { ...view, locale, shownAs: 'Maria S.', merchant: { ...merchant, name: 'Larkfield Pte. Ltd.' } }
  for (const page of [...pages, { page: 'desktop' } as const, { page: 'inProgress', canContinue: true } as const]) {
    const text = textOf(renderPage(named, page).replace(/<\/?(b|span)\b[^>]*>/g, ''))
    expect(text, page.page).not.toMatch(/[.。]{2}/)
  }
})

test.each(['Mon to Fri, 9 a.m. to 6 p.m.', '9.00–18.00 น.', 'Monday to Friday'])(
  'hours keep their full stop, and no sentence adds a second: %s',
  (contactHours) => {
    const page = (locale: Locale) =>
      renderPage({ ...view, locale, merchant: { ...merchant, contactHours } }, { page: 'ready' })
        .replaceAll('\u00a0', ' ')
        .replace(/<\/?span[^>]*>/g, '')
    const ended = contactHours.endsWith('.') ? contactHours : `${contactHours}.`
    expect(page('en')).toContain(`Hours: ${ended}<`)
    expect(page('id')).toContain(`${ended}<`)
    expect(page('th')).toContain(`${contactHours}<`)
  },
)
