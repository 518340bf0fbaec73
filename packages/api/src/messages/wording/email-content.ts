import type { Locale, SpokenText, Wordings } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { fillWording } from './fill-wording.ts'
import type { MessageInput } from './input.ts'
import { checkOf, greetingLine, ownGreeting, speakerOf, variableValues } from './speak.ts'

/** A sentence; `strong` is the part of it that stands out, `foreign` the merchant's words that another language's mail lacks. */
export type Line = { text: string; strong?: string; foreign?: SpokenText }

/** All that an e-mail says, once, for its HTML and its text part alike. Names of the customer stand between marks. */
export type EmailContent = {
  subject: string
  /** What a list of mails shows beside the subject. */
  preview: string
  rehearsal: string | null
  title: string
  intro: string[]
  why: Line | null
  /** Where the check is opened, in a mail without a link. */
  elsewhere: string | null
  link: { url: string; label: string; forYou: string } | null
  facts: Line[]
  genuine: { title: string; lines: Line[] }
  /** For readers of the HTML part whose button does nothing. */
  copyLink: { title: string; text: string }
  contact: { title: string; who: Line; phone: string | null; email: string | null } | null
  notYou: string
  languages: { locale: Locale; name: string; url: string }[]
}

export function emailContent(input: MessageInput, wording: Wordings['email'] | null): EmailContent {
  const { kind, locale, offered, withLink, merchant, checkMode, values } = input
  const t = speakerOf(input, 'email')
  const check = checkOf(input)
  const named = variableValues(input, 'email')
  const isReminder = kind === 'reminder'
  const until: Line = { text: t(withLink ? 'until' : 'doUntil'), strong: named.validUntil ?? '' }
  const elsewhere = t(`openElsewhere${check}`)
  const facts = [
    (checkMode === 1 || checkMode === 4) && t('haveCard'),
    until,
    isReminder && values.lastReminder && t('lastReminder'),
    !isReminder && t(merchant.retention ? 'agreeLong' : 'agree'),
    !isReminder && withLink && t('computer'),
    isReminder && t('done'),
    isReminder && t('ratherNot'),
  ]
  return {
    subject: wording
      ? fillWording(wording.subject, named, '').join(' ')
      : t(isReminder ? 'reminderSubject' : 'subject'),
    preview: together(locale, t(isReminder ? `stillOpen${check}` : `aboutMinute${check}`), until.text),
    rehearsal: input.sandbox ? t('sandbox') : null,
    title: t(isReminder ? `reminderTitle${check}` : 'title'),
    intro: wording
      ? ownIntro(wording.intro, input)
      : [greetingLine(input), t(isReminder ? `stillOpen${check}` : 'asks')],
    why:
      values.reason && !wording?.intro.includes('{reason}')
        ? lineWith(locale, (reason) => t('why', { reason }), values.reason)
        : null,
    elsewhere: withLink ? null : elsewhere,
    link: withLink ? { url: values.link, label: t(`open${check}`), forYou: t('forYou') } : null,
    facts: facts.flatMap((each) => (each ? [typeof each === 'string' ? { text: each } : each] : [])),
    genuine: { title: t('genuine'), lines: genuine(input) },
    copyLink: { title: t('button'), text: together(locale, t('copyLink'), t('forYou')) },
    contact: contact(input),
    notYou: t(withLink ? 'notYou' : 'notYouNoLink'),
    languages: withLink
      ? offered
          .filter((each) => each !== locale)
          .map((each) => ({ locale: each, name: languageNames[each], url: `${values.link}?lang=${each}` }))
      : [],
  }
}

/** A merchant's own words; a greeting that is still ours greets as ours does. */
function ownIntro(intro: string, input: MessageInput): string[] {
  const named = variableValues(input, 'email')
  const greeting = ownGreeting(input)
  return intro.split('\n').flatMap((line) => (line === greeting ? [greetingLine(input)] : fillWording(line, named, '')))
}

/** A sentence that holds words of the merchant's. Those of another language are spaced as that one does. */
function lineWith(locale: Locale, sentence: (words: string) => string, words: SpokenText): Line {
  if (words.locale === locale) return { text: sentence(words.text) }
  return { text: sentence(PLACE).replace(PLACE, () => words.text), foreign: words }
}

const PLACE = '\u0002'

/** Chinese writes no space between sentences. */
const together = (locale: Locale, ...sentences: string[]) => sentences.join(locale.startsWith('zh') ? '' : ' ')

function genuine(input: MessageInput): Line[] {
  const t = speakerOf(input, 'email')
  const origin = `${new URL(input.values.link).origin}/`
  const first = input.withLink ? { text: t('startsWith', { origin }), strong: origin } : { text: t('noLink') }
  return [first, { text: t('neverAsks') }, { text: t('doubt') }]
}

/** A missing setting removes its row; without any way to reach the merchant nobody is sent to it. */
function contact(input: MessageInput): EmailContent['contact'] {
  const t = speakerOf(input, 'email')
  const { name, contactPhone: phone, contactEmail: email, contactHours } = input.merchant
  if (phone === null && email === null) return null
  const who = contactHours ? lineWith(input.locale, (hours) => t('hours', { hours }), contactHours) : { text: name }
  return { title: t('questions'), who, phone, email }
}
