import { en, type NoticeFacts, type NoticeKind, type NoticeWords } from './en.ts'
import { zhCN } from './zh-CN.ts'

export type { NoticeKind } from './en.ts'

/** What a member of the team reads of a change to their account: in Chinese first where `chinese`, always in English. */
export function teamNotice(
  kind: NoticeKind,
  { name, chinese, ...facts }: NoticeFacts & { name: string; chinese: boolean },
): { subject: string; text: string } {
  const english = en[kind](facts)
  if (!chinese) return { subject: english.subject, text: body(`Hello ${name},`, english) }
  const words = zhCN[kind](facts)
  return { subject: words.subject, text: `${body(`${name}，您好：`, words)}\n\n${body(english.subject, english)}` }
}

const body = (opening: string, { text, next }: NoticeWords) => [opening, text, next].join('\n\n')
