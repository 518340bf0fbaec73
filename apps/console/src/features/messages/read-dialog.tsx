import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'

/** What the customer reads, made by the server from the mail's own templates; its links lead nowhere here. */
export default function ReadDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const shown = useQuery(trpc.messages.show.queryOptions({ id }))
  const { data } = shown
  return (
    <Dialog {...overlay} wide title={t('message.readTitle')} description={data?.channel === 'email' && data.subject}>
      {shown.isPending && <SkeletonLines lines={6} label={t('state.loading')} />}
      {shown.isError && <ErrorNotice error={shown.error} retry={() => void shown.refetch()} />}
      {data?.channel === 'email' && (
        <>
          <iframe
            title={t('message.readTitle')}
            srcDoc={data.html}
            sandbox=""
            className="h-[min(560px,60dvh)] w-full rounded-card border border-line bg-white"
          />
          <details className="mt-3">
            <summary className="cursor-pointer text-small text-ink-2">{t('message.plain')}</summary>
            <pre className="mt-2 max-h-72 overflow-y-auto rounded-control bg-sunken p-3 text-small wrap-anywhere whitespace-pre-wrap">
              {data.text}
            </pre>
          </details>
        </>
      )}
      {data?.channel === 'sms' && data.text !== null && (
        <pre className="rounded-card bg-sunken p-3 font-sans text-read wrap-anywhere whitespace-pre-wrap">
          {data.text}
        </pre>
      )}
      {data?.channel === 'sms' && data.text === null && (
        <Callout tone="note">
          {data.template
            ? t('message.template', { id: data.template.id, params: data.template.params.join(t('text.comma')) })
            : t('message.problem.noTemplate')}
        </Callout>
      )}
    </Dialog>
  )
}
