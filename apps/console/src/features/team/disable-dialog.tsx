import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Member, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { notify } from '#/ui/notify.ts'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'

export default function DisableDialog({ member, ...overlay }: OverlayProps & { member: Member }) {
  const t = useT()
  const queryClient = useQueryClient()
  const disable = useMutation(trpc.team.disable.mutationOptions())
  const { id: userId, name } = member
  const confirm = () =>
    disable.mutate(
      { userId },
      {
        async onSuccess() {
          overlay.onClose()
          await queryClient.invalidateQueries({ queryKey: trpc.team.list.queryKey() })
          await notify(t('team.disabled', { name }))
        },
      },
    )
  return (
    <Dialog {...overlay} title={t('team.disableTitle', { name })} description={t('team.disableText')}>
      {disable.isError && <ErrorNotice error={disable.error} />}
      <DialogActions>
        <Button look="danger" busy={disable.isPending} onClick={confirm}>
          {t('team.disableButton')}
        </Button>
        <Button onClick={overlay.onClose}>{t('action.back')}</Button>
      </DialogActions>
    </Dialog>
  )
}
