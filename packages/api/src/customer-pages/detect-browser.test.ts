import { describe, expect, test } from 'vitest'
import { detectDevice, looksLikeMachine } from './detect-browser.ts'

const ios = (more: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${more}`
const android = (more: string, view = '') =>
  `Mozilla/5.0 (Linux; Android 14; SM-A155F${view}) AppleWebKit/537.36 (KHTML, like Gecko) ${more}`
const phone = { kind: 'phone' }
const inApp = (browser: 'Safari' | 'Chrome', supported = true) => ({ kind: 'inApp', browser, supported })

describe('a page is looked at', () => {
  test.each([
    ['Safari on an iPhone', ios('Version/18.0 Mobile/15E148 Safari/604.1'), phone],
    ['Chrome on an iPhone', ios('CriOS/130.0.0.0 Mobile/15E148 Safari/604.1'), phone],
    ['Chrome on Android', android('Chrome/130.0.0.0 Mobile Safari/537.36'), phone],
    ['Samsung’s browser', android('SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36'), phone],
    ['WeChat on an iPhone', ios('Mobile/15E148 MicroMessenger/8.0.50(0x1800323a) NetType/WIFI'), phone],
    [
      'WeChat on Android, which names QQ’s engine',
      android('Version/4.0 Chrome/116.0 MQQBrowser/6.2 TBS/046 Mobile Safari/537.36 MicroMessenger/8.0.50', '; wv'),
      phone,
    ],
    ['LINE on an iPhone', ios('Mobile/15E148 Safari Line/14.18.0'), inApp('Safari')],
    ['LINE on Android', android('Version/4.0 Chrome/130.0 Mobile Safari/537.36 Line/14.18.0', '; wv'), inApp('Chrome')],
    ['Facebook on an iPhone', ios('Mobile/15E148 [FBAN/FBIOS;FBAV/489.0.0.40.109]'), inApp('Safari')],
    [
      'Facebook on Android',
      android('Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/489.0]', '; wv'),
      inApp('Chrome'),
    ],
    ['Instagram', ios('Mobile/15E148 Instagram 354.0.0.34.99'), inApp('Safari')],
    [
      'an app that names itself nowhere',
      android('Version/4.0 Chrome/130.0 Mobile Safari/537.36', '; wv'),
      inApp('Chrome'),
    ],
    ['QQ', android('Chrome/116.0 MQQBrowser/6.2 Mobile Safari/537.36 QQ/9.0.75', '; wv'), inApp('Chrome')],
    ['QQ Browser on Android', android('Chrome/116.0 MQQBrowser/15.2 Mobile Safari/537.36'), inApp('Chrome', false)],
    ['QQ Browser on an iPhone', ios('MQQBrowser/15.2 Mobile/15E148 Safari/604.1'), inApp('Safari', false)],
    ['UC Browser', android('Version/4.0 Chrome/100.0 UCBrowser/13.4 Mobile Safari/537.36'), inApp('Chrome', false)],
    ['a computer', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36', { kind: 'desktop' }],
    ['WeChat on a computer', 'Mozilla/5.0 (Windows NT 10.0) MicroMessenger/7.0 WindowsWechat', { kind: 'desktop' }],
    ['nothing that says what it is', undefined, { kind: 'desktop' }],
  ])('with %s', (_name, agent, device) => {
    expect(detectDevice(agent)).toEqual(device)
  })
})

test('scanners, previews and prefetches are no customer', () => {
  const browser = ios('Version/18.0 Mobile/15E148 Safari/604.1')
  expect(looksLikeMachine({ 'user-agent': browser })).toBe(false)
  expect(looksLikeMachine({ 'user-agent': browser, 'sec-fetch-dest': 'document' })).toBe(false)
  const machines = [
    {},
    { 'user-agent': 'WhatsApp/2.24' },
    { 'user-agent': 'Mozilla/5.0 (compatible; Barracuda Sentinel)' },
    { 'user-agent': browser, 'sec-purpose': 'prefetch' },
    { 'user-agent': browser, 'sec-fetch-dest': 'image' },
  ]
  for (const headers of machines) expect(looksLikeMachine(headers), JSON.stringify(headers)).toBe(true)
})
