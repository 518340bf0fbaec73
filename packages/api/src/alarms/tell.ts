import type { Trouble } from '@ekyc/domain'
import { alarmInChinese } from '@ekyc/i18n/alarms'
import type { Ctx } from '../context.ts'
import { readsChinese } from './reads-chinese.ts'
import { inUtc, inWords, type TroubleFacts } from './words.ts'

export const ways = ['email', 'webhook'] as const
export type Way = (typeof ways)[number]

export type News = {
  /** The same on every try, so that a mailbox shows the news once. */
  id: string
  trouble: Trouble | 'test'
  state: 'began' | 'cleared'
  since: Date
  title: string
  text: string
  /** The same for mails of an installation that speaks Chinese to its customers first. */
  chinese?: { title: string; text: string }
  /** Where to look. */
  console: string
}

export function newsOf<T extends Trouble>(
  ctx: Ctx,
  trouble: T,
  alarm: { since: Date; clearedAt: Date | null },
  facts: TroubleFacts[T],
): News {
  const { title, text } = inWords(trouble, facts)
  const { since, clearedAt } = alarm
  const [from, until] = [since, clearedAt].map((instant) => inUtc(instant?.toISOString() ?? ''))
  return {
    id: `alarm-${trouble}-${since.getTime()}-${clearedAt?.getTime() ?? 'began'}`,
    trouble,
    state: clearedAt ? 'cleared' : 'began',
    since,
    title: clearedAt ? `Resolved: ${title}` : title,
    text: clearedAt ? `Resolved. It lasted from ${from} to ${until}. Details: ${text}` : `${text} Started at ${from}.`,
    chinese: alarmInChinese(trouble, { since: from ?? '', until: clearedAt && (until ?? ''), facts }),
    console: `${ctx.config.consoleUrl}${'verificationId' in facts ? `/verifications/${facts.verificationId}` : '/'}`,
  }
}

/** Which ways are set up. */
export const waysOf = (ctx: Ctx): Way[] => [
  ...(ctx.alerting.email && ctx.carriers.email ? (['email'] as const) : []),
  ...(ctx.alerting.webhook ? (['webhook'] as const) : []),
]

/**
 * Sends the news by every way that is set up and not in `toldBy`, and to the log, which is all that some installations read.
 * Why a way did not take it is in `problems`, and in the log.
 */
export async function tell(ctx: Ctx, news: News, toldBy: string[] = []) {
  ctx.log.warn({ trouble: news.trouble, state: news.state, text: news.text }, news.title)
  const problems: Partial<Record<Way, string>> = {}
  const due = waysOf(ctx).filter((way) => !toldBy.includes(way))
  await Promise.all(
    due.map(async (way) => {
      try {
        await send[way](ctx, news)
      } catch (error) {
        problems[way] = error instanceof Error ? error.message : 'unknown'
        ctx.log.error({ way, trouble: news.trouble, state: news.state, error }, 'alert could not be sent')
      }
    }),
  )
  return { problems, toldBy: [...toldBy, ...due.filter((way) => problems[way] === undefined)] }
}

const send: Record<Way, (ctx: Ctx, news: News) => Promise<void>> = {
  async email(ctx, news) {
    const { id, console } = news
    const chinese = news.chinese && (await readsChinese(ctx)) ? news.chinese : null
    const { title } = chinese ?? news
    const text = [chinese?.text, chinese && news.title, news.text, console].filter(Boolean).join('\n\n')
    const outcome = await ctx.carriers.email?.send({
      id,
      senderName: 'ekyc-console',
      to: ctx.alerting.email ?? '',
      subject: title,
      text: `${text}\n`,
    })
    // A lost answer may mean a second copy, under the same Message-ID: better than none.
    if (outcome?.is === 'accepted') return
    const { problem, text: words } = outcome ?? {}
    // Other words are the mail server’s own, and may name people.
    const why = problem === 'notEncrypted' || problem === 'unreachable' ? `${problem} (${words})` : problem
    throw new Error(`the mail server did not accept it: ${why}`)
  },
  async webhook(ctx, { trouble, state, since, text, console }) {
    await ctx.alerting.webhook?.({ trouble, state, since: since.toISOString(), text, console })
  },
}
