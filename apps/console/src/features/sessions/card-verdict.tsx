import { cardTypeLabel } from '@ekyc/domain'
import type { Session } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { warningText } from './finer-words.ts'

/** Shows Tencent's verdict on one card: its type, whether it passed, and its warnings in words. */
export function CardVerdict({ card: { type, isPass, warnings } }: { card: Session['cards'][number] }) {
  const { t, language } = useLanguage()
  const list = warnings.map((code) => warningText(code, { t, language })).join(t('text.comma'))
  return (
    <>
      <span className="wrap-anywhere text-ink-2">{type ? cardTypeLabel(type, language) : t('card.unknown')}</span>
      {isPass !== null && (
        <>
          {' · '}
          <span className={isPass ? 'text-good-ink' : 'text-bad-ink'}>{t(isPass ? 'card.passed' : 'card.failed')}</span>
        </>
      )}
      {list && (
        <>
          {' · '}
          <span className="text-wait-ink">{t('card.warnings', { list })}</span>
        </>
      )}
    </>
  )
}
