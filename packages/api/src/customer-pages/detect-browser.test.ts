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
    [
      'vivo’s browser, which is built on Android’s view',
      android('Version/4.0 Chrome/101.0 Mobile Safari/537.36 VivoBrowser/17.5.0.0', '; wv'),
      phone,
    ],
    ['DuckDuckGo on Android', android('Version/4.0 Chrome/131.0 Mobile DuckDuckGo/5 Safari/537.36'), phone],
    ['Alipay', ios('Mobile/21C62 AliApp(AP/10.5.36) AlipayClient/10.5.36 Language/zh-Hans'), inApp('Safari')],
    [
      'Naver',
      android('Version/4.0 Chrome/131 Mobile Safari/537.36 NAVER(inapp; search; 2000)', '; wv'),
      inApp('Chrome'),
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
    ['an app on an iPhone that names itself nowhere', ios('Mobile/15E148'), inApp('Safari')],
    ['the same with a name that is in no list', ios('Mobile/15E148 LarkfieldBank/4.2'), inApp('Safari')],
    [
      'the same on an iPad',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
      inApp('Safari'),
    ],
    ['an old view of Android', android('Version/4.0 Chrome/74.0 Mobile Safari/537.36'), inApp('Chrome')],
    ['Xiaomi’s browser', android('Version/4.0 Chrome/112.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.6'), phone],
    [
      'HarmonyOS',
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile HuaweiBrowser/5.0',
      phone,
    ],
    ['Firefox on Android', 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0', phone],
    ['Firefox on an iPhone', ios('FxiOS/132.0 Mobile/15E148 Safari/605.1.15'), phone],
    ['Edge on an iPhone', ios('Version/18.0 EdgiOS/130.0 Mobile/15E148 Safari/605.1.15'), phone],
    [
      'Telegram on Android',
      android('Chrome/130.0 Mobile Safari/537.36 Telegram-Android/11.4 (Samsung)'),
      inApp('Chrome'),
    ],
    ['the Google app on an iPhone', ios('GSA/340.0 Mobile/15E148 Safari/604.1'), inApp('Safari')],
    [
      'an iPad that asks for desktop pages',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      { kind: 'desktop' },
    ],
    ['a computer', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36', { kind: 'desktop' }],
    ['WeChat on a computer', 'Mozilla/5.0 (Windows NT 10.0) MicroMessenger/7.0 WindowsWechat', { kind: 'desktop' }],
    ['nothing that says what it is', undefined, { kind: 'desktop' }],
  ])('with %s', (_name, agent, device) => {
    expect(detectDevice(agent)).toEqual(device)
  })
})

const ofModel = (model: string, more = 'Chrome/130.0.0.0 Mobile Safari/537.36') =>
  `Mozilla/5.0 (Linux; Android 13; ${model}) AppleWebKit/537.36 (KHTML, like Gecko) ${more}`

test.each([
  ios('Version/18.0 Mobile/15E148 Safari/604.1'),
  ios('Mobile/15E148 Snapchat/13.10.0.41 (like Safari/8619.1.26)'),
  ios('Mobile/15E148 Grab/5.330.0'),
  ios('Mobile/15E148 CamScanner/6.70'),
  ios('Mobile/15E148 NewsBreak/24.1'),
  ofModel('CUBOT P80'),
  ofModel('CUBOT_P80 Build/TP1A.220624.014'),
  ofModel('Preview Scan Monitor Bot'),
  ofModel('M2102J20SG; wv', 'Version/4.0 Chrome/130.0 Mobile Safari/537.36 Telegram-Android/11.4 (Xiaomi; Android 13)'),
  'Mozilla/5.0 (Linux; U; Android 12; zh-CN; CUBOT KINGKONG) AppleWebKit/537.36 Version/4.0 Chrome/100.0 UCBrowser/13.4 Mobile Safari/537.36',
  'Mozilla/5.0 (Android 13; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) discord/0.0.330 Chrome/128.0 Electron/32.2 Safari/537.36',
  'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Opera/9.80 (Android; Opera Mini/75.0/191.308; U; en) Presto/2.12.423 Version/12.16',
])('a person is not taken for a machine, whatever phone, app or browser they use: %s', (agent) => {
  expect(looksLikeMachine({ 'user-agent': agent })).toBe(false)
  expect(looksLikeMachine({ 'user-agent': agent, 'sec-fetch-dest': 'document' })).toBe(false)
})

test.each([
  '',
  'WhatsApp/2.24',
  'curl/8.11.0',
  'python-requests/2.32',
  'Dalvik/2.1.0 (Linux; U; Android 13; CUBOT P80)',
  'facebookexternalhit/1.1;line-poker/1.0',
  'TelegramBot (like TwitterBot)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)',
  'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
  'Mozilla/5.0 zgrab/0.x',
  'Mozilla/5.0 (compatible; MimecastURLProtect)',
  'Mozilla/5.0',
  'Mozilla/5.0 (compatible; Barracuda Sentinel)',
  'Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36',
  ofModel(
    'Nexus 5X Build/MMB29P',
    'Chrome/130.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  ),
  ios('Version/18.0 Mobile/15E148 Safari/604.1 (Applebot/0.1; +http://www.apple.com/go/applebot)'),
  ofModel('K', 'Chrome/130.0 Mobile Safari/537.36 (compatible; Google-Safety)'),
])('a program is told by its name or because it does not begin as browsers do: %s', (agent) => {
  expect(looksLikeMachine({ 'user-agent': agent })).toBe(true)
})

test.each(
  Object.entries({ 'sec-purpose': 'prefetch', purpose: 'preview', 'x-moz': 'prefetch', 'sec-fetch-dest': 'image' }),
)('what a browser fetches ahead is no visit: %s: %s', (name, value) => {
  const agent = ios('Version/18.0 Mobile/15E148 Safari/604.1')
  expect(looksLikeMachine({ 'user-agent': agent, [name]: value })).toBe(true)
})
