import { useT } from '#/lib/language.tsx'
import { useLiveState } from '#/lib/live.ts'

/** Says whether the list moves by itself. */
export function LiveMark() {
  const t = useT()
  const live = useLiveState() === 'live'
  return (
    <span
      role="status"
      data-tip={t(live ? 'list.liveTip' : 'list.connectingTip')}
      className="inline-flex flex-none items-center gap-1.5 text-small text-ink-3"
    >
      <i
        aria-hidden="true"
        className={`size-1.5 rounded-full ring-3 ${live ? 'bg-good ring-good/22' : 'animate-pulse bg-wait ring-wait/22'}`}
      />
      {t(live ? 'list.live' : 'list.connecting')}
    </span>
  )
}
