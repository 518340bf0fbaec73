import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useT } from '#/lib/language.tsx'

export function BackToImports() {
  const t = useT()
  return (
    <nav aria-label={t('nav.crumbs')} className="text-small text-ink-3">
      <Link to="/imports" className="inline-flex items-center gap-1 hover:text-ink hover:underline">
        <ChevronLeft aria-hidden="true" className="size-3.5" />
        {t('nav.imports')}
      </Link>
    </nav>
  )
}
