import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { useKeys } from '#/lib/use-keys.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { CreatedSheet } from './created-sheet.tsx'
import type { Created } from './form.ts'
import { NewVerification } from './new-verification.tsx'

/** The form, then the finished link. "Another" begins with an empty form. */
export function NewPage() {
  const t = useT()
  const navigate = useNavigate()
  const [created, setCreated] = useState<Created | null>(null)
  useKeys({ Escape: () => void navigate({ to: '/verifications' }) })
  if (created) return <CreatedSheet created={created} onAnother={() => setCreated(null)} />
  return (
    <>
      <PageHead
        above={<Crumbs here={t('new.crumb')} />}
        title={t('list.new')}
        actions={
          <Link to="/verifications" className={buttonStyle({ look: 'ghost', class: 'max-md:hidden' })}>
            {t('action.close')} <Kbd>Esc</Kbd>
          </Link>
        }
      />
      <NewVerification onCreated={setCreated} />
    </>
  )
}
