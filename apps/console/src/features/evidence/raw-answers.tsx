import type { ConsoleTranslator } from '@ekyc/i18n/console'
import type { EvidenceLook, Session } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { sessionNumber } from './session-number.ts'

type Props = { look: Pick<EvidenceLook, 'raw' | 'unreadable'>; sessions: Session[] }

/** Tencent's answers as they came, unknown fields included, without the media; or why one can't be shown. */
export function RawAnswers({ look: { raw, unreadable }, sessions }: Props) {
  const t = useT()
  const nameOf = (sessionId: string) =>
    `${t('evidence.raw')} · ${t('evidence.ofSession', { n: sessionNumber(sessions, sessionId) ?? 0 })}`
  const problems = unreadable.map(({ sessionId, problem }) => (
    <p key={sessionId} role="alert" className="border-t border-line px-3.5 py-2.5 text-bad-ink">
      {nameOf(sessionId) + t('text.colon')}
      {t(`evidence.broken.${problem}`)}
    </p>
  ))
  const answers = raw.map(({ sessionId, answer }) => {
    const name = nameOf(sessionId)
    return (
      <details key={sessionId} className="border-t border-line px-3.5 py-2.5">
        <summary className="text-ink-2">{name}</summary>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          aria-label={name}
          className="mt-2 max-h-80 overflow-auto rounded-control bg-sunken p-2.5"
        >
          <pre className="font-mono text-small">{JSON.stringify(answer, (_, value) => shortened(value, t), 2)}</pre>
        </section>
      </details>
    )
  })
  return [...problems, ...answers]
}

const MAX_SHOWN = 10_000

/** A text of megabytes would stop the browser; what is cut off is in the evidence all the same. */
const shortened = (value: unknown, t: ConsoleTranslator) =>
  typeof value === 'string' && value.length > MAX_SHOWN
    ? t('evidence.cutText', { text: value.slice(0, MAX_SHOWN), n: value.length })
    : value
