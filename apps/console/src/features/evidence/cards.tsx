import type { EvidenceLook } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Fact, Facts } from '#/ui/card.tsx'

/** What Tencent read off the identity card, under Tencent's own names. */
export function Cards({ cards }: { cards: EvidenceLook['cards'] }) {
  const t = useT()
  return cards.map((card, index) => (
    <section key={`${card.sessionId}-${index + 1}`} className="border-t border-line">
      <h3 className="px-3.5 pt-3 text-h3">{t('evidence.card')}</h3>
      <Facts>
        {card.type && <Fact name={t('evidence.cardType')}>{card.type}</Fact>}
        {Object.entries(card.fields).map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
        {card.warnings.length > 0 && <Fact name={t('evidence.cardWarnings')}>{card.warnings.join(', ')}</Fact>}
      </Facts>
    </section>
  ))
}
