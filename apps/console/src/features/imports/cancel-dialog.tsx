import { useMutation } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useKeepImport } from './use-import.ts'

/** Asks before an import ends for good. */
export default function CancelDialog({ id, made, ...overlay }: OverlayProps & { id: string; made: number }) {
  const t = useT()
  const keep = useKeepImport()
  const cancel = useMutation({
    ...trpc.imports.cancel.mutationOptions(),
    async onSuccess(view) {
      await keep(view)
      overlay.onClose()
    },
  })
  return (
    <Dialog {...overlay} title={t('imports.cancelTitle')} description={t('imports.cancelText', { made })}>
      {cancel.isError && <ErrorNotice error={cancel.error} />}
      <DialogActions>
        <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
          {t('imports.cancel')}
        </Button>
        <Button onClick={overlay.onClose}>{t('action.back')}</Button>
      </DialogActions>
    </Dialog>
  )
}
