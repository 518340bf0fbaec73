import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useT } from '#/lib/language.tsx'

type Props = { here: string; to?: '/verifications' | '/profiles'; place?: 'nav.verifications' | 'nav.profiles' }

/** The way back to the list. */
export function Crumbs({ here, to = '/verifications', place = 'nav.verifications' }: Props) {
  const t = useT()
  return (
    <nav aria-label={t('nav.crumbs')} className="flex items-center gap-1.5 text-small text-ink-3">
      <Link to={to} className="hover:text-ink hover:underline">
        {t(place)}
      </Link>
      <ChevronRight aria-hidden="true" className="size-3.5" />
      <span className="truncate">{here}</span>
    </nav>
  )
}
