/** Where a page is viewed. `browser`: the one that Tencent's page works in on this system. */
export type Device =
  | { kind: 'phone' }
  | { kind: 'desktop' }
  | { kind: 'inApp'; browser: 'Safari' | 'Chrome'; supported: boolean }

/** The system, which holds the model of a phone: free text, so a CUBOT is not a bot. */
const system = /\((?:Linux|Android|Phone|Tablet|iPhone|iPad|iPod|Macintosh|Windows|X11|Wayland|Mobile)\b[^)]*\)/i

/** Apps that show pages in a window of their own but look like a browser otherwise. */
const app =
  /\b(?:FBAN|FBAV|FB_IAB|Instagram|Line\/|KAKAOTALK|Zalo|TikTok|BytedanceWebview|musical_ly|Twitter|LinkedInApp|Snapchat|Pinterest|GSA\/|DingTalk|Lark\/|Feishu|Alipay|QQ\/|Telegram-|Viber|Grab\/|Shopee|Outlook-(?:iOS|Android)|TeamsMobile)/i

/** Browsers that Tencent's documents exclude: QQ and UC. */
const unsupported = /\b(?:MQQBrowser|UCBrowser|UCWEB|UBrowser)/i

const phone = /\b(?:Android|iPhone|iPad|iPod|HarmonyOS|OpenHarmony|Mobile)\b/i
const apple = /\b(?:iPhone|iPad|iPod|Macintosh)\b/

/** Android's view for apps says so; the oldest ones by a version of their own. */
const androidView = /\bAndroid\b.*;\s*wv\)|\bVersion\/[\d.]+ Chrome\//
/** Browsers that are built on that view. */
const builtOnView = /Browser\/|DuckDuckGo\/|Puffin\//
const isAppleView = (agent: string) => apple.test(agent) && /AppleWebKit\//.test(agent) && !/Safari\//.test(agent)

/** By the User-Agent header; one that names no phone counts as a computer, and so does an iPad that asks for desktop pages. */
export function detectDevice(userAgent: string | undefined): Device {
  const agent = (userAgent ?? '').slice(0, 500)
  if (!phone.test(agent)) return { kind: 'desktop' }
  // WeChat's view is supported; on Android it names QQ's engine too.
  if (/MicroMessenger/.test(agent)) return { kind: 'phone' }
  const browser = apple.test(agent) ? 'Safari' : 'Chrome'
  if (unsupported.test(agent) && !app.test(agent)) return { kind: 'inApp', browser, supported: false }
  const isView = (androidView.test(agent) && !builtOnView.test(agent)) || isAppleView(agent)
  const inApp = app.test(agent) || isView
  return inApp ? { kind: 'inApp', browser, supported: true } : { kind: 'phone' }
}

/** How browsers begin, the oldest included, with the engine that draws their pages. Whatever else fetches one is a program. */
const browserLike = /^(?:Mozilla\/.*(?:AppleWebKit\/|Gecko\/|MSIE |Trident\/)|Opera\/|UCWEB\/)/

/**
 * Whole words of machines that call themselves a browser. Short, because a person taken for a machine waits longer for a
 * result: lists for statistics take words such as Grab, Scanner or News, which apps use in their names.
 */
const machine =
  /(?<![a-z])(?:[a-z]*bots?|[a-z]*crawl(?:er|ing)?|[a-z]*spider|[a-z]*preview|headless[a-z]*|slurp|facebookexternalhit|meta-external[a-z]*|google-[a-z-]+|[a-z]+-google|google[a-z]*proxy|googleother|yahoomailproxy|ms-?office|microsoft office|urlscan|barracuda|mimecast|proofpoint|safelinks|symantec|trendmicro|ironport|phantomjs|puppeteer|playwright|lighthouse|prerender|feedfetcher)(?![a-z])|https?:\/\//i

/** Mail scanners, link previews and prefetches: opening by them says nothing about the customer. */
export function looksLikeMachine(headers: Record<string, string | string[] | undefined>): boolean {
  const agent = String(headers['user-agent'] ?? '').slice(0, 500)
  const purpose = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].map((name) => headers[name] ?? '').join(' ')
  const dest = headers['sec-fetch-dest']
  return (
    !browserLike.test(agent) ||
    machine.test(agent.replace(system, '')) ||
    /prefetch|preview|prerender/i.test(purpose) ||
    (dest !== undefined && dest !== 'document')
  )
}
