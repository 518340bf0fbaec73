import { cardFieldLabel } from '@ekyc/domain'
import type { EvidenceLook } from '#/api.ts'
import { CardVerdict } from '#/features/sessions/card-verdict.tsx'
import { useLanguage } from '#/lib/language.tsx'
import { Fact, Facts } from '#/ui/card.tsx'

/** Everything that Tencent read from the ID card; Tencent's own name of a field is in its tip. */
export function Cards({ cards }: { cards: EvidenceLook['cards'] }) {
  const { t, language } = useLanguage()
  return cards.map(({ sessionId, fields, text, ...card }, index) => (
    <section key={`${sessionId}-${index + 1}`} className="border-t border-line">
      <h3 className="px-3.5 pt-3 text-h3">{t('evidence.card')}</h3>
      <p className="px-3.5 pt-1 text-small">
        <CardVerdict card={card} />
      </p>
      <Facts>
        {Object.entries(fields).map(([path, value]) => (
          <Fact key={path} name={<span data-tip={path}>{cardFieldLabel(path, card.type, language)}</span>}>
            {value}
          </Fact>
        ))}
        {text && (
          <Fact name={t('evidence.cardText')}>
            <span className="font-mono text-small whitespace-pre-wrap">{text}</span>
          </Fact>
        )}
      </Facts>
    </section>
  ))
}
