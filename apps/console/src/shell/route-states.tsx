import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { TRPCClientError } from '@trpc/client'
import { useT } from '#/lib/language.tsx'
import { useTitle } from '#/lib/use-title.ts'
import { buttonStyle } from '#/ui/button.tsx'
import { Empty } from '#/ui/empty.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'

export function Loading() {
  const t = useT()
  return <SkeletonLines lines={6} label={t('state.loading')} />
}

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <div className="mx-auto max-w-130 p-gutter">
      <ErrorNotice error={error} retry={error instanceof TRPCClientError ? reset : () => location.reload()} />
    </div>
  )
}

export function NotFound() {
  const t = useT()
  return (
    <main>
      <Missing title={t('notFound.title')} text={t('notFound.text')} />
    </main>
  )
}

export function NotAllowed() {
  const t = useT()
  return <Missing title={t('notAllowed.title')} text={t('notAllowed.text')} />
}

/** What the address names is not there: a whole page of its own. */
export function Missing({ title, text }: { title: string; text: string }) {
  const t = useT()
  useTitle(title)
  return (
    <Empty whole title={title} text={text}>
      <Link to="/verifications" className={buttonStyle({ look: 'primary' })}>
        {t('notFound.home')}
      </Link>
    </Empty>
  )
}
