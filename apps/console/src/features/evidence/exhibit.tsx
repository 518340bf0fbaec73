import { useState } from 'react'
import type { EvidenceLook, Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { evidenceName } from './evidence-name.ts'
import { type FileProblem, whyBroken } from './file-problem.ts'
import { sessionNumber } from './session-number.ts'

type Props = { item: EvidenceLook['items'][number]; verification: Verification }

/** One picture or video, or why it can't be shown. A file that the browser can't show is offered as a download. */
export function Exhibit({ item, verification }: Props) {
  const t = useT()
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const { id, sessionId, mediaType } = item
  const name = evidenceName(item, t)
  const kept = verification.evidence.find((each) => each.id === id)
  const number = sessionNumber(verification.sessions, sessionId)
  const address = `/api/evidence/${id}`
  // A card lies on its side: cut to a portrait it would lose what is written on it.
  const fit = item.kind === 'cardImage' || item.kind === 'other' ? 'object-contain' : 'object-cover'
  const look = `aspect-3/4 w-full rounded-panel bg-sunken ring ring-line ring-inset ${fit}`
  const onError = () => void whyBroken(address).then(setProblem)
  const isVideo = mediaType.startsWith('video/')
  const isShown = isVideo || mediaType.startsWith('image/')
  return (
    <li>
      <figure className="grid gap-1.5">
        {problem && problem !== 'notShown' ? (
          <p role="alert" className={`${look} grid place-items-center p-3 text-center text-small text-bad-ink`}>
            {t(`evidence.broken.${problem}`)}
          </p>
        ) : problem || !isShown ? (
          <p className={`${look} grid place-content-center gap-2 p-3 text-center text-small text-ink-2`}>
            {t('evidence.notShown')}
            <a href={address} download className="link">
              {t('evidence.download')}
            </a>
          </p>
        ) : isVideo ? (
          // biome-ignore lint/a11y/useMediaCaption: nobody speaks in it that could be captioned
          <video src={address} controls preload="metadata" aria-label={name} className={look} onError={onError} />
        ) : (
          <img src={address} alt={name} className={look} onError={onError} />
        )}
        <figcaption className="grid">
          <b className="font-name wrap-anywhere">{name}</b>
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
