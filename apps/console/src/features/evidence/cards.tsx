import { cardFieldLabel } from '@ekyc/domain'
import type { EvidenceLook } from '#/api.ts'
import { CardVerdict } from '#/features/sessions/card-verdict.tsx'
import { CardNameChip } from '#/features/verifications/view/card-name-chip.tsx'
import { useLanguage, useT } from '#/lib/language.tsx'
import { Fact, Facts } from '#/ui/card.tsx'

/** Everything that Tencent read from the ID card; Tencent's own name of a field is in its tip. */
export function Cards({ cards }: { cards: EvidenceLook['cards'] }) {
  const { t, language } = useLanguage()
  return cards.map(({ sessionId, fields, text, name, ...card }, index) => (
    <section key={`${sessionId}-${index + 1}`} className="border-t border-line">
      <h3 className="px-3.5 pt-3 text-h3">{t('evidence.card')}</h3>
      <p className="px-3.5 pt-1 text-small">
        <CardVerdict card={card} />
      </p>
      {name && <NameBesideCard name={name} />}
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

type Compared = NonNullable<EvidenceLook['cards'][number]['name']>

/** Both names as written, with what the other does not have marked. */
function NameBesideCard({ name: { grade, given, card } }: { name: Compared }) {
  const t = useT()
  return (
    <div className="mx-3.5 mt-2.5 grid gap-1.5 rounded-panel bg-sunken px-3 py-2.5">
      <p>
        <CardNameChip grade={grade} />
      </p>
      <dl className="grid grid-cols-[minmax(84px,auto)_minmax(0,1fr)] gap-x-3 gap-y-1">
        <Fact name={t('evidence.givenName')}>
          <Marked parts={given} />
        </Fact>
        <Fact name={t('evidence.cardName')}>
          <Marked parts={card} />
        </Fact>
      </dl>
    </div>
  )
}

const Marked = ({ parts }: { parts: Compared['given'] }) =>
  parts.map(({ text, differs }, index) =>
    differs ? (
      <mark key={index} className="rounded-chip bg-wait-soft font-medium text-wait-ink underline">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
