import type { Blame } from './answer-status.ts'

/**
 * Words of providers that name what they blame, in the order in which they count; the first that matches decides.
 * Sources: Amazon SES "Email sending errors" and "SMTP response codes", SendGrid "SMTP errors and troubleshooting",
 * Gmail "SMTP errors and codes", Exchange Online "Non-delivery reports", NetEase's and Tencent's lists of bounce codes
 * for 163.com and QQ Mail, Alibaba Mail's list of SMTP errors, the reject texts of Postfix and Exim, and the collection of
 * bounce texts in sisimai (github.com/sisimai/rb-sisimai, lib/sisimai/reason).
 */
const words: Words[] = [
  // Rules of the recipient's own about who may write.
  {
    blame: 'address',
    said: /recipient.s list of senders|blocked by the recipient|rejected by recipient|recipient preferences|user refuses to receive|isn.t allowed to receive|tried to reach is (disabled|inactive)|suppression list|address blacklisted|could not deliver mail to/,
  },
  { blame: 'limit', said: /gr[ea]y-?list|come back later|too (many|frequent) conn|connection frequency/ },
  {
    blame: 'quota',
    said: /submission ?quota|(sending|message|hourly|daily|monthly) (quota|limit|credit)s?( has been| have been| is| was)? (exceeded|reached|used)|quota reached|(daily|user|sending|hourly|monthly)( user)? sending (limit|quota)|credits? exceeded|(limit on the|maximum) number of (messages|emails|recipients)|max(imum)? (messages|emails) per|exceeded your (daily|hourly|monthly)|reached (your|the) (daily|hourly|sending) |发信(量|数量|额度)[^,。]*(超|上限|用完)|额度(不足|用完)|mi:st[cq]\b/,
  },
  {
    blame: 'account',
    said: /your( \w+)? account|sending (is |has been )?(paused|disabled|suspended|blocked)|sending from this domain is paused|test purposes|trial account|free accounts? |not subscribed to|not authorized to perform|isn.t allowed to send|payment (required|overdue)|billing|insufficient (balance|funds|credit)|unusual sending activity|behaviour spam|余额|欠费|[账帐][户号](已被|被|已)?(冻结|禁用|停用|异常)|未开通/,
  },
  // Of the recipient's account, where a recipient is what was asked about.
  {
    blame: 'account',
    said: /account[^.;,]{0,40} (suspended|disabled|locked|blocked|inactive|frozen|on hold|under review|not (yet )?(active|activated|approved))/,
    never: 'RCPT TO',
  },
  { blame: 'tls', said: /starttls|must (issue|use) (tls|ssl)|tls (is )?required|encryption (is )?(needed|required)/ },
  { blame: 'sender', said: /\b(spf|dkim|dmarc)\b|openspf|sender policy framework/ },
  {
    blame: 'auth',
    said: /authenticat(ion|e) (is )?(required|needed|failed|failure|unsuccessful|first|credentials)|requires? authentication|not authenticated|unauthenticated (senders?|users?) not allowed|(invalid|bad|incorrect) (credentials|login|user ?name|password)|don.t authenticate|smtp authentication|auth(orization)? (required|first|error|failed)|must be authenticated|认证失败|密码错误|未登录|授权码/,
  },
  {
    blame: 'sender',
    said: /relay|\b(helo|ehlo)\b|fully-qualified hostname|administrative prohibition|dns check failed|\bhl:[a-z]{3}\b|mi:(?!s[tf])[a-z]{3}\b|email address is not verified|identit(y|ies) failed the check|(sender|from|domain|address|identity)([^.;]|\.(?=\S)){0,60} (not|un) ?-?(been )?(verified|validated|confirmed|registered|owned|allowed to send|permitted|authori[sz]ed)|verified sender|sender signature|permissions? to send as|send (as|on behalf of) (this|that)|send from that|not (allowed|authori[sz]ed|permitted) to send|not owned by|mail ?from[^.;]{0,40}(must|should|conform|not match|equal|same|non-local|invalid|denied|rejected|is not)|from address (must|does not|is not)|sender (address )?(was |is |has been )?(rejected|refused|denied|blocked|blacklisted|invalid|not valid|not allowed|unvalidated|verif(y|ication) failed|unauthenticated)|(invalid|bad|unknown|forged|fake|banned|unroutable) sender|sender is (unauthenticated|not)|domain of sender|verif(y|ication) failed for|not local sender|unauthenticated email|dt:sum\b|reverse dns|\bptr\b|cannot find your hostname|client host|(your|sending|this|bad|banned|sender) (ip|mta|mail server)|ip (address )?(is )?(rejected|blocked|blacklisted|hangup|in blacklist)|block ?list|blacklisted|black list|\brbl\b|dnsbl|spamhaus|spamcop|reputation|发(信|件)(地址|人|域名?)[^,。;]{0,20}(未|不|无|非|拒绝)|未验证/,
  },
  {
    blame: 'limit',
    said: /throttl|rate[ -]?limit|at a rate|unusual rate|try again|too (quickly|fast|much mail|many)|frequen(cy|t)|频率|过于频繁|slow down|繁忙|稍[后後]|temporar(y|ily) (problem|unavailable)|server busy|congestion/,
  },
  {
    blame: 'full',
    said: /(mail ?box|inbox|maildir|user|account)[^.;]{0,40} (is )?(full|over ?quota|out of storage)|over (disk )?quota|quota (exceeded|is full|usage)|exceed(s|ed|ing)? [^.;]{0,20}(quota|storage)|(mailbox|storage|disk) (full|space)|insufficient (storage|disk)|邮箱(已|空间)?(满|不足)|空间不足/,
  },
  {
    blame: 'content',
    said: /too (large|big|long)|(message|mail) ?size|size (limit|exceed)|exceed[^.;]{0,30} (size|length)/,
  },
  {
    blame: 'content',
    said: /spam|virus|malware|phish|unsolicited|content|attachment|bulk|header|rfc ?\d{3,4}|policy|垃圾邮件|病毒|敏感|违规|内容/,
    only: 'DATA',
  },
  {
    blame: 'address',
    said: /recipient|(no such|unknown|invalid|bad|inactive|disabled) (user|mailbox|address|account|local)|(user|mailbox|address|account)[^.;]{0,40} (unknown|unavailable|disabled|suspended|inactive|invalid|not (exist|found|known)|does ?n.?t exist|does not exist)|does not exist|unrout(e)?able|not a valid|not local|no mailbox|null ?mx|does not accept mail|收件人|用户不存在|邮箱不存在|地址不存在/,
  },
  { blame: 'sender', said: /access denied/, only: 'DATA' },
  // Said before there is a message, it is said of who sends.
  { blame: 'sender', said: /spam|unsolicited|bulk|policy|垃圾邮件/ },
]

/** `only`, `never`: the one command in whose answer the words mean this, or do not. */
type Words = { blame: Blame; said: RegExp; only?: string; never?: string }

/** What the words of an answer to a command blame; null when they name nothing. */
export function blameOfWords(response: string, command: string): Blame | null {
  const text = plain(response)
  const found = words.find(
    ({ said, only = command, never }) => only === command && never !== command && said.test(text),
  )
  return found?.blame ?? null
}

/** One line without reply codes and without addresses: they repeat what strangers chose as their address. */
const plain = (response: string) =>
  response
    .slice(0, 2000)
    .replace(/(^|\n)\d{3}[ -](#?[245]\.\d{1,3}\.\d{1,3} )?/g, ' ')
    .replace(/<[^<>\n]*>|"[^"\n]*"@\S+|\S+@\S+/g, '@')
    .replace(/\s+/g, ' ')
    .toLowerCase()
