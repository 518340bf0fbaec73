import type { ImportView } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { DropBox } from './drop-box.tsx'
import { useKeepImport } from './use-import.ts'
import { useSending } from './use-sending.ts'

/** The ZIP whose files are named in the photo column. */
export function PhotosField({ view }: { view: ImportView }) {
  const t = useT()
  const keep = useKeepImport()
  const { share, error, send } = useSending('addPhotos', (changed) => void keep(changed))
  return (
    <Card
      title={t('imports.photos')}
      aside={view.photos ? t('imports.photosThere', { files: view.photos.files }) : t('imports.photosAside')}
    >
      <div className="p-3.5">
        <DropBox
          label={t(view.photos ? 'imports.photosReplace' : 'imports.photosDrop')}
          limits={t('imports.photosLimits')}
          accept=".zip,application/zip"
          share={share}
          error={error}
          onFile={(file) => void send(file, { 'x-import-id': view.id })}
        />
      </div>
    </Card>
  )
}
