import { trpc } from '#/api.ts'
import { PhotoDrop } from '#/features/compare-photos/photo-drop.tsx'
import { usePhoto } from '#/features/compare-photos/use-photo.ts'
import { useAct } from '#/features/verifications/view/use-act.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useUnsaved } from '#/ui/overlay/use-unsaved.tsx'

export default function ReplacePhotoDialog({ id, ...overlay }: OverlayProps & { id: string }) {
  const t = useT()
  const photo = usePhoto()
  const replace = useAct(trpc.verifications.replacePhoto.mutationOptions(), {
    onDone: overlay.onClose,
    says: () => t('evidence.replaceDone'),
  })
  const ready = photo.state.step === 'ready' ? photo.state.photo.id : null
  const unsaved = useUnsaved(photo.state.step !== 'none' && !replace.isPending, overlay.onClose)
  return (
    <Dialog
      {...overlay}
      onClose={unsaved.close}
      title={t('evidence.replaceTitle')}
      description={t('evidence.replaceText')}
      wide
    >
      {unsaved.guard}
      <div className="grid gap-3">
        <PhotoDrop
          state={photo.state}
          onChoose={(file) => void photo.choose(file)}
          onMend={(how) => void photo.mend(how)}
          onRemove={photo.remove}
        />
        {replace.isError && <ErrorNotice error={replace.error} />}
        <DialogActions>
          <Button
            look="primary"
            disabled={!ready}
            busy={replace.isPending}
            onClick={() => ready && replace.mutate({ id, comparePhotoId: ready })}
          >
            {t('evidence.replaceButton')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
