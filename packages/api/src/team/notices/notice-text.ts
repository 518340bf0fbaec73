import { type NoticeKind, teamNotice } from '@ekyc/i18n/team-notices'
import { inUtc } from '../../alarms/words.ts'

export type { NoticeKind } from '@ekyc/i18n/team-notices'

type Facts = { name: string; role: string | null; at: Date; url: string | null; chinese: boolean; consoleUrl: string }

/** Returns a notice with the console that it is about: people may have accounts in several. */
export function noticeText(kind: NoticeKind, { at, consoleUrl, ...facts }: Facts): { subject: string; text: string } {
  const { subject, text } = teamNotice(kind, { ...facts, at: inUtc(at.toISOString()) })
  const { host } = new URL(consoleUrl)
  return { subject: `${subject} (${host})`, text: `${text}\n\nekyc-console: ${consoleUrl}\n` }
}
