import { useEffect, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useLiveState } from '#/lib/live.ts'

/** A restart of the server is over before anybody need read of it. */
const PATIENCE_MS = 5000

/** Says on every page that the server has been out of reach for a while, so that nobody takes what is on screen for news. */
export function LostBanner() {
  const t = useT()
  const connecting = useLiveState() === 'connecting'
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (!connecting) return
    const timer = setTimeout(() => setLost(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLost(false)
    }
  }, [connecting])
  return (
    <div role="status">
      {lost && (
        <p className="flex min-h-7.5 items-center border-b border-wait-line bg-wait-soft px-gutter py-1 text-small text-wait-ink">
          {t('state.lost')}
        </p>
      )}
    </div>
  )
}
