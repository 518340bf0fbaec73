import type { CancelReason, Channel } from '@ekyc/domain'
import type { ConsoleLanguage, ConsoleTranslator } from '@ekyc/i18n/console'
import type { Session, TimelineEvent } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { dayAndClock } from '#/lib/time.ts'

type Speech = { t: ConsoleTranslator; language: ConsoleLanguage }

const good = ['sessionPassed']
const bad = ['sessionFailed', 'sessionLost', 'resultTooLarge', 'mintFailed', 'messageRefused', 'messageFailed']
const waiting = ['photoNeeded', 'messageUnsure']
/** The person who came upon these did not cause them. */
const found = ['evidenceMissing', 'evidenceDamaged']

export function toneOf({ kind, alert }: TimelineEvent): 'plain' | 'good' | 'bad' | 'wait' {
  if (good.includes(kind)) return 'good'
  if (bad.includes(kind)) return 'bad'
  return alert || waiting.includes(kind) ? 'wait' : 'plain'
}

/** The second line: which session, which code, which reason, and who. Null where there is nothing to add. */
export function eventDetail(event: TimelineEvent, sessions: Session[], speech: Speech): string | null {
  const parts = [ofSession(event, sessions, speech), ofFacts(event, speech), ofPerson(event), byWhom(event, speech)]
  return parts.filter(Boolean).join(' · ') || null
}

function ofSession({ facts }: TimelineEvent, sessions: Session[], { t }: Speech): string {
  const index = sessions.findIndex(({ id }) => id === facts.sessionId)
  return index === -1 ? '' : t('session.number', { n: index + 1 })
}

function ofFacts({ kind, facts }: TimelineEvent, { t, language }: Speech): string {
  if (kind === 'cancelled' && facts.reason) return t(`cancel.${facts.reason as CancelReason}`)
  if (kind === 'declined') return t(facts.as === 'notMe' ? 'stands.notMe' : 'stands.ratherNot')
  if (facts.reason === 'ruleId') {
    return t('event.ruleIdUnknown', { ruleId: String(facts.ruleId), profile: String(facts.profile) })
  }
  if (kind === 'extended') return dayAndClock(String(facts.expiresAt), language)
  if (kind === 'linkShared') return t(`event.shared.${facts.by as 'copy' | 'qr' | 'share'}`)
  if (kind === 'remindersSwitched') return t(facts.on ? 'event.switched.on' : 'event.switched.off')
  if (typeof facts.messageId === 'string' || facts.because) return ofMessage(facts, t)
  if (typeof facts.code !== 'number' || facts.code === 0) return ''
  return `${localizedCode(facts.code, language).label} ${facts.code}`
}

type Values = Record<string, unknown>
type Because = 'ended' | 'declined' | 'expired' | 'replaced' | 'sentAgain' | 'addressChanged'

function ofMessage({ channel, kind, state, because }: Values, t: ConsoleTranslator): string {
  const parts = [
    channel && t(`event.channel.${channel as Channel}`),
    kind === 'reminder' && t('event.message.reminder'),
    state === 'kept' && t('event.message.kept'),
    because && t(`event.because.${because as Because}`),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Reasons, notes and what was there before: kept sealed, shown to who may read the verification. */
function ofPerson({ kind, personal }: TimelineEvent): string {
  if (!personal) return ''
  if (kind !== 'detailsChanged')
    return Object.values(personal)
      .filter((value) => typeof value === 'string')
      .join(' · ')
  const { before, after } = personal as { before: Values; after: Values }
  return Object.keys(after)
    .map((field) => `${before[field] || '–'} → ${after[field] || '–'}`)
    .join(' · ')
}

function byWhom({ kind, actor }: TimelineEvent, { t }: Speech): string {
  if (!actor.name) return ''
  return t(found.includes(kind) ? 'timeline.foundBy' : 'timeline.by', { who: actor.name })
}
