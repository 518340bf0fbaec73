import { cardTypeLabel, documentWarningWords } from '@ekyc/domain'
import type { Session } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'

/** What Tencent says of one card: whether it passed, and what it warns of, in words. */
export function CardVerdict({ card: { type, isPass, warnings } }: { card: Session['cards'][number] }) {
  const { t, language } = useLanguage()
  const list = warnings.map((code) => `${documentWarningWords(code, language) ?? ''} (${code})`.trim())
  return (
    <>
      {type && <span className="text-ink-2">{cardTypeLabel(type, language)} · </span>}
      {isPass !== null && (
        <span className={isPass ? 'text-good-ink' : 'text-bad-ink'}>
          {t(isPass ? 'card.passed' : 'card.failed')}
          {' · '}
        </span>
      )}
      <span className={list.length > 0 ? 'text-wait-ink' : 'text-ink-3'}>
        {list.length > 0 ? t('card.warnings', { list: list.join(t('text.comma')) }) : t('card.noWarnings')}
      </span>
    </>
  )
}
