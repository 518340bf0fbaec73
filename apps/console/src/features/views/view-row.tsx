import { Link } from '@tanstack/react-router'
import { Pencil, Users } from 'lucide-react'
import type { SavedView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { searchOfView } from './view-search.ts'

type Props = { view: SavedView; onEdit(): void; onGo(): void }

const look = 'flex h-8 min-w-0 flex-1 items-center gap-2 rounded-control px-2 max-md:h-11'

/** The way to a view, and to its form for who may change it. */
export function ViewRow({ view, onEdit, onGo }: Props) {
  const t = useT()
  const search = searchOfView(view.filter)
  const sharedBy = t('views.sharedBy', { who: view.owner.name })
  const name = (
    <>
      <span className="min-w-0 flex-1 truncate">{view.name}</span>
      {view.shared && (
        <span data-tip={sharedBy} className="flex-none text-ink-3">
          <Users role="img" aria-label={sharedBy} className="size-3.5" />
        </span>
      )}
    </>
  )
  return (
    <li className="flex items-center gap-1">
      {search ? (
        <Link to="/verifications" search={search} onClick={onGo} className={`${look} hover:bg-hover`}>
          {name}
        </Link>
      ) : (
        <span data-tip={t('views.notHere')} className={`${look} text-ink-3`}>
          {name}
        </span>
      )}
      {view.mayChange && (
        <Button
          size="small"
          look="ghost"
          shape="icon"
          aria-label={t('views.change', { name: view.name })}
          onClick={onEdit}
        >
          <Pencil aria-hidden="true" />
        </Button>
      )}
    </li>
  )
}
