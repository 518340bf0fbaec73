import { type RefObject, useState } from 'react'
import type { EvidenceLook, Verification } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'
import { evidenceName } from './evidence-name.ts'
import { type FileProblem, whyBroken } from './file-problem.ts'
import { sessionNumber } from './session-number.ts'

const loadZoom = () => import('./zoom-dialog.tsx')

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
  // Whole, whatever its shape: what is cut away may be what matters.
  const look = 'aspect-3/4 w-full rounded-panel bg-sunken object-contain ring ring-line ring-inset'
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
          <Enlargeable src={address} name={name} look={look} onError={onError} />
        )}
        <figcaption className="grid">
          <b className="font-name wrap-anywhere">{name}</b>
          <span className="text-small text-ink-3">
            {number && `${t('evidence.ofSession', { n: number })} · `}
            {kept && <BriefTime at={kept.createdAt} />}
            {kept?.replacedAt && ` · ${t('evidence.replaced')}`}
          </span>
        </figcaption>
      </figure>
    </li>
  )
}

/** A picture that opens large by a press. */
function Enlargeable({ src, name, look, onError }: { src: string; name: string; look: string; onError(): void }) {
  const t = useT()
  const { anchor, open, warm, show, node } = useOverlay(loadZoom)
  return (
    <>
      <button
        ref={anchor as RefObject<HTMLButtonElement | null>}
        type="button"
        aria-label={t('evidence.zoom', { name })}
        aria-haspopup="dialog"
        aria-expanded={open}
        className="block w-full cursor-zoom-in rounded-panel"
        onPointerEnter={warm}
        onFocus={warm}
        onClick={show}
      >
        <img src={src} alt={name} className={look} onError={onError} />
      </button>
      {node({ src, name })}
    </>
  )
}
