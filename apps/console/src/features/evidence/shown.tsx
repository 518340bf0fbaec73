import { PASSING_SIMILARITY } from '@ekyc/domain'
import { EyeOff } from 'lucide-react'
import { useEffect } from 'react'
import type { EvidenceLook, Verification } from '#/api.ts'
import { Similarity } from '#/features/sessions/similarity.tsx'
import { useT } from '#/lib/language.tsx'
import { preciseSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Button } from '#/ui/button.tsx'
import { notify } from '#/ui/notify.ts'
import { Cards } from './cards.tsx'
import { Exhibit } from './exhibit.tsx'
import { RawAnswers } from './raw-answers.tsx'

type Props = { look: EvidenceLook; verification: Verification; onHide(): void }

/** The pictures side by side while the look lasts, with a countdown; then they hide again. */
export function Shown({ look, verification, onHide }: Props) {
  const t = useT()
  const now = useNow(1000)
  const left = Date.parse(look.until) - now
  const over = left <= 0
  useEffect(() => {
    if (!over) return
    void notify(t('evidence.over'))
    onHide()
  }, [over, onHide, t])
  const { sessions } = verification
  const similarity = sessions
    .flatMap(({ attempts }) => attempts)
    .findLast(({ compareCode }) => compareCode !== null)?.similarity
  return (
    <>
      <div className="flex items-center gap-3 px-3.5 pt-3">
        <span className="text-small text-ink-3">{t('evidence.hides', { span: preciseSpan(left, t) })}</span>
        <Button size="small" className="ml-auto" onClick={onHide}>
          <EyeOff aria-hidden="true" />
          {t('evidence.hide')}
        </Button>
      </div>
      <ul className="grid grid-cols-2 gap-3 p-3.5 md:grid-cols-3">
        {inOrder(look.items, verification.evidence).map((item) => (
          <Exhibit key={item.id} item={item} verification={verification} />
        ))}
      </ul>
      {similarity !== null && similarity !== undefined && (
        <div className="border-t border-line px-3.5 py-2.5">
          <div className="grid max-w-80 gap-1">
            <span className="text-label text-ink-3">{t('attempt.similarity', { n: PASSING_SIMILARITY })}</span>
            <Similarity value={similarity} />
          </div>
        </div>
      )}
      <Cards cards={look.cards} />
      <RawAnswers look={look} sessions={sessions} />
    </>
  )
}

const order = ['bestFrame', 'comparePhoto', 'video', 'cardImage', 'other']

/** The newest best frame beside the photo it was compared with, then its video and cards; older ones follow. */
function inOrder(items: EvidenceLook['items'], evidence: Verification['evidence']) {
  const newest = items.findLast(({ sessionId }) => sessionId !== null)?.sessionId
  const replaced = new Set(evidence.filter(({ replacedAt }) => replacedAt).map(({ id }) => id))
  const isOlder = ({ id, sessionId }: (typeof items)[number]) =>
    sessionId === null ? replaced.has(id) : sessionId !== newest
  // Newest first, but the files of one session as Tencent lists them: the front of a card before its back.
  const newestFirst = [...Map.groupBy(items, ({ id, sessionId }) => sessionId ?? id).values()].reverse().flat()
  return newestFirst.sort(
    (a, b) => Number(isOlder(a)) - Number(isOlder(b)) || order.indexOf(a.kind) - order.indexOf(b.kind),
  )
}
