import type { RefObject } from 'react'
import { useT } from '#/lib/language.tsx'
import { useMe } from '#/session/me.ts'
import { useOverlay } from '#/ui/overlay/use-overlay.tsx'

const loadMenu = () => import('./user-menu.tsx')

/** Who is signed in, and the way to language, keys and sign-out. */
export function UserButton({ compact = false }: { compact?: boolean }) {
  const t = useT()
  const me = useMe()
  const { anchor, open, warm, show, node } = useOverlay(loadMenu)
  return (
    <>
      <button
        type="button"
        ref={anchor as RefObject<HTMLButtonElement | null>}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={warm}
        onFocus={warm}
        onClick={show}
        className={`flex min-w-0 items-center gap-2 rounded-control p-1 text-left hover:bg-ink/5 ${compact ? '' : 'flex-1 max-lg:flex-none'}`}
      >
        <Initials name={me.name} />
        <span className={compact ? 'sr-only' : 'min-w-0 max-lg:sr-only'}>
          <b className="block truncate font-medium leading-4">{me.name}</b>
          <span className="block text-small leading-3.75 text-ink-3">{t(`role.${me.role}`)}</span>
        </span>
      </button>
      {node({ up: !compact })}
    </>
  )
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('')
  return (
    <span
      aria-hidden="true"
      className="grid size-6.5 flex-none place-items-center rounded-full bg-accent-soft text-micro font-semibold text-accent-ink uppercase ring ring-accent-line ring-inset"
    >
      {letters}
    </span>
  )
}
