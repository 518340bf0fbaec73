import { useT } from '#/lib/language.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { DropCard } from './drop-card.tsx'
import { Earlier } from './earlier.tsx'

/** Many verifications from one file. */
export function ImportsPage() {
  const t = useT()
  return (
    <>
      <PageHead title={t('nav.imports')} />
      <div className="grid max-w-260 gap-4 px-gutter pt-1 pb-8">
        <DropCard />
        <Earlier />
      </div>
    </>
  )
}
