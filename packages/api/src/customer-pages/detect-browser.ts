/** Where a page is looked at. `browser`: the one that Tencent's page works in on this system. */
export type Device =
  | { kind: 'phone' }
  | { kind: 'desktop' }
  | { kind: 'inApp'; browser: 'Safari' | 'Chrome'; supported: boolean }

/** Apps that show pages in a window of their own. WeChat's is supported. */
const app =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line\/|KAKAOTALK|Zalo|TikTok|BytedanceWebview|musical_ly|Twitter|LinkedInApp|Snapchat|Pinterest|GSA\/|DingTalk|Lark\/|Feishu|Alipay|QQ\/)/i

/** Browsers that Tencent's documents exclude: QQ and UC. */
const unsupported = /\b(MQQBrowser|UCBrowser|UCWEB|UBrowser)/i

const phone = /\b(Android|iPhone|iPad|iPod|HarmonyOS|Mobile)\b/i
const webView = /\bAndroid\b.*;\s*wv\)/

/** By the User-Agent header; whoever sends none that is known is taken for a computer. */
export function detectDevice(userAgent: string | undefined): Device {
  const agent = (userAgent ?? '').slice(0, 500)
  if (!phone.test(agent)) return { kind: 'desktop' }
  // WeChat on Android names QQ's engine too.
  if (/MicroMessenger/.test(agent)) return { kind: 'phone' }
  const browser = /iPhone|iPad|iPod/.test(agent) ? 'Safari' : 'Chrome'
  if (app.test(agent) || webView.test(agent)) return { kind: 'inApp', browser, supported: true }
  if (unsupported.test(agent)) return { kind: 'inApp', browser, supported: false }
  return { kind: 'phone' }
}

const machines =
  /bot|crawl|spider|preview|scan|slurp|fetch|monitor|curl|wget|python|java\/|go-http|node|axios|okhttp|headless|facebookexternalhit|WhatsApp|Telegram|Slack|Discord|SkypeUri|Barracuda|Mimecast|Proofpoint|SafeLinks|Symantec|TrendMicro|Google-|BingPreview|Outlook|ms-office/i

/** Mail scanners, link previews and prefetches: opening by them says nothing about the customer. */
export function looksLikeMachine(headers: Record<string, string | string[] | undefined>): boolean {
  const agent = String(headers['user-agent'] ?? '')
  const purpose = `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`
  const dest = headers['sec-fetch-dest']
  return (
    agent === '' ||
    machines.test(agent) ||
    /prefetch|preview|prerender/i.test(purpose) ||
    (dest !== undefined && dest !== 'document')
  )
}
