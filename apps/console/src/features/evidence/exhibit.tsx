import type { EvidenceKind } from '@ekyc/domain'
import { useState } from 'react'
import type { EvidenceLook, Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { type FileProblem, whyBroken } from './file-problem.ts'
import { sessionNumber } from './session-number.ts'

type Props = { item: EvidenceLook['items'][number]; verification: Verification }

/** One picture or video, or why it can't be shown. */
export function Exhibit({ item, verification }: Props) {
  const t = useT()
  const [broken, setBroken] = useState<FileProblem | null>(null)
  const { id, kind, sessionId, mediaType } = item
  const name = t(`evidence.kind.${kind as EvidenceKind}`)
  const kept = verification.evidence.find((each) => each.id === id)
  const number = sessionNumber(verification.sessions, sessionId)
  const address = `/api/evidence/${id}`
  const onError = () => void whyBroken(address).then(setBroken)
  const look = 'aspect-3/4 w-full rounded-panel bg-sunken object-cover ring ring-line ring-inset'
  return (
    <li>
      <figure className="grid gap-1.5">
        {broken ? (
          <p role="alert" className={`${look} grid place-items-center p-3 text-center text-small text-bad-ink`}>
            {t(`evidence.broken.${broken}`)}
          </p>
        ) : mediaType.startsWith('video/') ? (
          // biome-ignore lint/a11y/useMediaCaption: nobody speaks in it that could be captioned
          <video src={address} controls preload="metadata" aria-label={name} className={look} onError={onError} />
        ) : (
          <img src={address} alt={name} className={look} onError={onError} />
        )}
        <figcaption className="grid">
          <b className="font-name">{name}</b>
          <span className="text-small text-ink-3">
            {number && `${t('evidence.ofSession', { n: number })}, `}
            {kept && <BriefTime at={kept.createdAt} />}
            {kept?.replacedAt && `, ${t('evidence.replaced')}`}
          </span>
        </figcaption>
      </figure>
    </li>
  )
}
