import { useQuery } from '@tanstack/react-query'
import { type ListFilter, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import type { Tab } from '../list/search.ts'

/** Says what leaves the house and that it is written down, then lets the browser fetch the file. */
export default function ExportDialog({
  filter,
  tab,
  ids,
  ...overlay
}: OverlayProps & { filter: ListFilter; tab: Tab; ids?: string[] }) {
  const { t, language } = useLanguage()
  const { data } = useQuery(trpc.verifications.counts.queryOptions({ filter }, { enabled: !ids }))
  const match = ids ? { n: ids.length, capped: false } : data?.[tab]
  const n = match ? `${match.n.toLocaleString(language)}${match.capped ? '+' : ''}` : '…'
  return (
    <Dialog {...overlay} title={t('export.title')} description={t('export.text')}>
      <p className="font-medium" role="status">
        {t('export.count', { n, count: match?.n ?? 0 })}
      </p>
      <p className="mt-1 text-ink-2">{t('export.logged')}</p>
      <DialogActions>
        {ids ? (
          // The browser itself fetches the file; a moment later the dialog closes.
          <form method="post" action="/api/verifications/export" onSubmit={() => setTimeout(overlay.onClose)}>
            <input type="hidden" name="filter" value={JSON.stringify({ ids })} />
            <Button type="submit" look="primary">
              {t('export.button')}
            </Button>
          </form>
        ) : (
          <a
            href={`/api/verifications/export?filter=${encodeURIComponent(JSON.stringify(filter))}`}
            download
            onClick={overlay.onClose}
            className={buttonStyle({ look: 'primary' })}
          >
            {t('export.button')}
          </a>
        )}
        <Button onClick={overlay.onClose}>{t('action.back')}</Button>
      </DialogActions>
    </Dialog>
  )
}
