import { languageNames } from '@ekyc/i18n'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { LinkChoice } from './link-choice.tsx'
import { type Tried, usePreview } from './use-preview.ts'

type Props = { tried: Tried; sound: boolean; onWithLink(withLink: boolean): void }

/** The SMS as a phone shows it, and how many messages a provider counts it as. */
export function SmsPreview({ tried, sound, onWithLink }: Props) {
  const t = useT()
  const preview = usePreview(tried, sound)
  const sms = preview.data?.channel === 'sms' ? preview.data : null
  return (
    <Card title={t('settings.preview')} aside={t('settings.previewExample')}>
      <div className="grid gap-3 p-3.5">
        <LinkChoice withLink={tried.withLink} onChange={onWithLink} />
        {!sound && <p className="text-small text-wait-ink">{t('settings.previewWaits')}</p>}
        {preview.isError && <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />}
        <p
          lang={tried.locale}
          className="max-w-75 rounded-sheet rounded-bl-key bg-sunken px-3.5 py-2.5 text-read whitespace-pre-line wrap-anywhere ring ring-line ring-inset"
        >
          {sms?.text ?? '…'}
        </p>
        {sms && (
          <p className="text-small text-ink-3">
            {t('settings.segments', { n: sms.length.segments, units: sms.length.units })}{' '}
            {sms.length.encoding === 'ucs2' && t('settings.ucs2')}{' '}
            {sms.longest.segments > sms.length.segments &&
              t('settings.segmentsLongest', { n: sms.longest.segments, language: languageNames[sms.longest.locale] })}
          </p>
        )}
      </div>
    </Card>
  )
}
