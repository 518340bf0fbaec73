import type { Locale } from '@ekyc/domain'
import { MARK } from '@ekyc/i18n'
import { mailTranslator } from '@ekyc/i18n/mail'
import type { EmailContent } from './email-content.ts'

/** The plain part of an e-mail: the same sentences, the link in full. */
export function emailText(content: EmailContent, locale: Locale): string {
  const { rehearsal, intro, why, elsewhere, link, facts, genuine, contact, notYou, languages } = content
  const t = mailTranslator(locale)
  const paragraphs = [
    [rehearsal],
    ...intro.map((each) => [each]),
    [why?.text ?? null],
    [elsewhere],
    link ? [t('above', { label: link.label }), link.url, link.forYou] : [],
    facts.map(({ text }) => text),
    [heading(genuine.title, locale), ...genuine.lines.map(({ text }) => text)],
    contact ? [heading(contact.title, locale), contact.who.text, contact.phone, contact.email] : [],
    [notYou],
    // The full-width colon brings its own space.
    languages.map(({ name, url }) => `${t('above', { label: name })} ${url}`.replace('： ', '：')),
  ]
  const written = paragraphs.map((lines) => lines.filter((each) => each !== null).join('\n')).filter(Boolean)
  return `${written.join('\n\n')}\n`.replaceAll(MARK, '')
}

/** Neither Chinese nor Thai has capitals. */
const heading = (text: string, locale: Locale) => (locale.startsWith('zh') ? `【${text}】` : `${text}\n----------`)
