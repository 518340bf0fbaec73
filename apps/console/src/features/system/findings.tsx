import { Check, TriangleAlert } from 'lucide-react'
import type { SystemInfo } from '#/api.ts'
import { useT } from '#/lib/language.tsx'

/** What the server has come up with, each in a line and what to know of it. */
export function Findings({ info }: { info: SystemInfo }) {
  const t = useT()
  const { details } = info
  return (
    <>
      <h2 className="mb-2 text-h2">{t('welcome.found')}</h2>
      {details && (
        <>
          <Finding
            good
            title={t(`found.database.${details.database}`)}
            text={t(`found.database.${details.database}Text`)}
          />
          <Finding good title={t(`found.storage.${details.storage}`)} text={t('found.storageText')} />
        </>
      )}
      <Finding good title={t('found.address')} text={info.publicUrl} />
      <Finding good={info.mode === 'live'} title={t(`found.${info.mode}`)} text={t(`found.${info.mode}Text`)} />
    </>
  )
}

function Finding({ good, title, text }: { good: boolean; title: string; text: string }) {
  const Icon = good ? Check : TriangleAlert
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 border-t border-line py-2.25 first-of-type:border-t-0">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${good ? 'text-good-ink' : 'text-wait-ink'}`} />
      <b className="font-name">{title}</b>
      <p className="col-start-2 text-small wrap-anywhere text-ink-3">{text}</p>
    </div>
  )
}
