import { useQuery } from '@tanstack/react-query'
import { type ListFilter, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import type { Tab } from '../list/search.ts'

/** Says what leaves the house and that it is written down, then lets the browser fetch the file. */
export default function ExportDialog({ filter, tab, ...overlay }: OverlayProps & { filter: ListFilter; tab: Tab }) {
  const { t, language } = useLanguage()
  const { data } = useQuery(trpc.verifications.counts.queryOptions({ filter }))
  const match = data?.[tab]
  const n = match ? `${match.n.toLocaleString(language)}${match.capped ? '+' : ''}` : '…'
  return (
    <Dialog {...overlay} title={t('export.title')} description={t('export.text')}>
      <p className="font-medium" role="status">
        {t('export.count', { n, count: match?.n ?? 0 })}
      </p>
      <p className="mt-1 text-ink-2">{t('export.logged')}</p>
      <DialogActions>
        <a
          href={`/api/verifications/export?filter=${encodeURIComponent(JSON.stringify(filter))}`}
          download
          onClick={overlay.onClose}
          className={buttonStyle({ look: 'primary' })}
        >
          {t('export.button')}
        </a>
        <Button onClick={overlay.onClose}>{t('action.back')}</Button>
      </DialogActions>
    </Dialog>
  )
}
