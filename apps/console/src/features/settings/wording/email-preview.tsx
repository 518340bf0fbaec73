import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { Segments } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { TextArea } from '#/ui/input.tsx'
import { LinkChoice } from './link-choice.tsx'
import { type Tried, usePreview } from './use-preview.ts'

const views = ['light', 'dark', 'text'] as const
type View = (typeof views)[number]

type Props = { tried: Tried; sound: boolean; onWithLink(withLink: boolean): void }

/** The e-mail as a phone shows it, by the light and in the dark, and its plain part. */
export function EmailPreview({ tried, sound, onWithLink }: Props) {
  const t = useT()
  const [view, setView] = useState<View>('light')
  const preview = usePreview(tried, sound)
  const mail = preview.data?.channel === 'email' ? preview.data : null
  return (
    <Card title={t('settings.preview')} aside={t('settings.previewExample')}>
      <div className="grid gap-3 p-3.5">
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          <Segments
            name="view"
            legend={t('settings.view')}
            value={view}
            options={views.map((value) => ({ value, label: t(`settings.view.${value}`) }))}
            onChange={(next) => setView(next)}
          />
          <LinkChoice withLink={tried.withLink} onChange={onWithLink} />
        </div>
        {!sound && <p className="text-small text-wait-ink">{t('settings.previewWaits')}</p>}
        {preview.isError && <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />}
        <div className="min-w-0 overflow-hidden rounded-panel border border-line">
          <p lang={tried.locale} className="border-b border-line px-3 py-2 font-name wrap-anywhere">
            {mail?.subject ?? '…'}
          </p>
          {view === 'text' ? (
            // A box for reading: the keyboard scrolls it.
            <TextArea
              readOnly
              lang={tried.locale}
              aria-label={t('settings.view.text')}
              value={mail?.text ?? ''}
              className="block h-140 rounded-none! border-0! font-mono text-small"
            />
          ) : (
            <Sheet html={inTheme(mail?.html ?? '', view)} title={t('settings.preview')} />
          )}
        </div>
      </div>
    </Card>
  )
}

/** 390 px wide as on a phone, and shown a little smaller. */
const SHEET = { width: 390, height: 672, scale: 0.83 }

function Sheet({ html, title }: { html: string; title: string }) {
  const { width, height, scale } = SHEET
  return (
    <div className="mx-auto overflow-hidden" style={{ maxWidth: width * scale, height: height * scale }}>
      <iframe
        title={title}
        srcDoc={html}
        sandbox=""
        tabIndex={-1}
        className="max-w-none origin-top-left border-0"
        style={{ width, height, scale: String(scale) }}
      />
    </div>
  )
}

/** A frame takes its theme from the system; here the viewer chooses. */
const inTheme = (html: string, theme: 'light' | 'dark') =>
  html.replaceAll('(prefers-color-scheme:dark)', theme === 'dark' ? 'all' : 'not all')
