import { Lock } from 'lucide-react'
import type { Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { evidenceName } from './evidence-name.ts'
import { sessionNumber } from './session-number.ts'

type Item = Verification['evidence'][number]

/** What is kept, closed: pictures of the newest session and the photo as tiles, everything else in lines. */
export function EvidenceList({ verification }: { verification: Verification }) {
  const t = useT()
  const { evidence } = verification
  if (evidence.length === 0) return <p className="p-3.5 text-ink-3">{t('evidence.none')}</p>
  const { tiles, lines } = sorted(evidence)
  return (
    <div className="grid min-w-0 content-start gap-3 p-3.5">
      <ul className="grid grid-cols-2 gap-2.5 md:grid-cols-3">
        {tiles.map((item) => (
          <Tile key={item.id} item={item} verification={verification} />
        ))}
      </ul>
      {lines.length > 0 && (
        <ul className="grid gap-0.5 text-small text-ink-3">
          {lines.map((items) => (
            <Line key={items[0]?.id} items={items} verification={verification} />
          ))}
        </ul>
      )}
    </div>
  )
}

function sorted(evidence: Item[]): { tiles: Item[]; lines: Item[][] } {
  const newest = evidence.findLast(({ kind, sessionId }) => kind !== 'rawResult' && sessionId !== null)?.sessionId
  const isTile = ({ kind, sessionId, replacedAt }: Item) =>
    kind !== 'rawResult' && kind !== 'other' && !replacedAt && (sessionId === null || sessionId === newest)
  const rest = Map.groupBy(
    evidence.filter((item) => !isTile(item)),
    ({ id, sessionId }) => sessionId ?? id,
  )
  return { tiles: evidence.filter(isTile), lines: [...rest.values()].reverse() }
}

function Tile({ item, verification }: { item: Item; verification: Verification }) {
  const t = useT()
  const number = sessionNumber(verification.sessions, item.sessionId)
  const missing = item.state === 'missing'
  return (
    <li
      className={`hatched grid content-center justify-items-center gap-0.5 rounded-panel bg-sunken px-2 py-4 text-center text-line ring ring-inset ${missing ? 'ring-wait-line' : 'ring-line'}`}
    >
      <Lock aria-hidden="true" className="mb-1 size-4 text-ink-3" />
      <span className="bg-sunken px-1 text-ink-2">{evidenceName(item, t)}</span>
      <span className={`bg-sunken px-1 text-small ${missing ? 'text-wait-ink' : 'text-ink-3'}`}>
        {number && `${t('evidence.ofSession', { n: number })} · `}
        {missing ? t('evidence.missing') : <BriefTime at={item.createdAt} />}
      </span>
    </li>
  )
}

/** "Session 1: Best frame, Video, Tencent’s answer · 20 Nov". */
function Line({ items, verification }: { items: Item[]; verification: Verification }) {
  const t = useT()
  const first = items[0]
  if (!first) return null
  const number = sessionNumber(verification.sessions, first.sessionId)
  const nameOf = (item: Item) =>
    [
      evidenceName(item, t),
      item.replacedAt && t('evidence.replaced'),
      item.state === 'missing' && t('evidence.missing'),
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <li className="wrap-anywhere">
      {number && t('session.number', { n: number }) + t('text.colon')}
      {items.map(nameOf).join(t('text.comma'))} · <BriefTime at={first.createdAt} />
    </li>
  )
}
