import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useT } from '#/lib/language.tsx'

/** The way back to the list. */
export function Crumbs({ here }: { here: string }) {
  const t = useT()
  return (
    <nav aria-label={t('nav.crumbs')} className="flex items-center gap-1.5 text-small text-ink-3">
      <Link to="/verifications" className="hover:text-ink hover:underline">
        {t('nav.verifications')}
      </Link>
      <ChevronRight aria-hidden="true" className="size-3.5" />
      <span className="truncate">{here}</span>
    </nav>
  )
}
