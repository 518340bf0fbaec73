import { useEffect, useEffectEvent, useRef } from 'react'
import { api, onSignedOut, queryClient, tellSignedOut } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { resumeLive } from '#/lib/live.ts'
import { cover, uncover } from '#/session/cover.ts'
import { useMe } from '#/session/me.ts'
import { hasEnded, staySignedIn, useSessionWarning, watchSession } from '#/session/session-clock.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

const loadAgain = () => import('./sign-in-again-dialog.tsx')
const loadStay = () => import('./stay-signed-in-dialog.tsx')

/**
 * Warns before the session ends. When it has, covers the page and asks for the password: what was typed on it stays, and
 * so does the focus.
 */
export function SignInAgain() {
  const t = useT()
  const { id } = useMe()
  const again = useOverlay(loadAgain)
  const stay = useOverlay(loadStay)
  const warning = useSessionWarning() !== null

  const isAsking = useRef(false)

  const ask = useEffectEvent(async () => {
    if (again.open || isAsking.current) return
    isAsking.current = true
    const focused = document.activeElement
    if (await hasEnded()) {
      again.anchor.current = focused instanceof HTMLElement ? focused : null
      cover(t('signInAgain.title'))
      // Without the dialog nothing could be done here: the sign-in page is the way back.
      await loadAgain().then(again.show, () => location.assign('/sign-in'))
    }
    isAsking.current = false
  })
  /** Somebody signed in in another tab. */
  const resume = useEffectEvent(async () => {
    const me = await api.team.me.query().catch(() => null)
    if (!me) return
    if (me.id !== id) return location.reload()
    again.close()
    goOn()
  })
  const announce = useEffectEvent(() => {
    const focused = document.activeElement
    stay.anchor.current = focused instanceof HTMLElement ? focused : null
    void stay.show()
    again.warm()
  })

  useEffect(() => onSignedOut(() => void ask()), [])
  useEffect(() => watchSession({ ended: () => tellSignedOut(), signedIn: () => void resume() }), [])
  useEffect(() => {
    if (warning) announce()
  }, [warning])
  return (
    <>
      {stay.node({})}
      {again.node({ onSignedIn: goOn })}
    </>
  )
}

function goOn() {
  uncover()
  resumeLive()
  void staySignedIn()
  void queryClient.invalidateQueries()
}
