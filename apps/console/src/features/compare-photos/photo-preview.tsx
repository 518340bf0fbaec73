import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'

/** Shows all of the photo, so that a second face at its edge is seen; a file that is no picture gets a sign. */
export function PhotoPreview({ src, onWidth }: { src: string; onWidth(pixels: number): void }) {
  const t = useT()
  const [unreadable, setUnreadable] = useState<string>()
  return (
    <div className="relative grid min-h-41 place-items-center bg-sunken text-ink-3">
      {unreadable === src ? (
        <ImageOff aria-hidden="true" strokeWidth={1.5} className="size-6" />
      ) : (
        <img
          src={src}
          alt={t('photo.alt')}
          onLoad={({ currentTarget }) => onWidth(currentTarget.naturalWidth)}
          onError={() => setUnreadable(src)}
          className="absolute inset-0 size-full object-contain"
        />
      )}
    </div>
  )
}
