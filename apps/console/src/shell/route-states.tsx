import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
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
      <ErrorNotice error={error} retry={reset} />
    </div>
  )
}

export function NotFound() {
  const t = useT()
  return (
    <Empty title={t('notFound.title')} text={t('notFound.text')}>
      <Link to="/verifications" className={buttonStyle({ look: 'primary' })}>
        {t('notFound.home')}
      </Link>
    </Empty>
  )
}
