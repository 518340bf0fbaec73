import { Dialog as Base } from '@base-ui/react/dialog'
import { Maximize, X, ZoomIn, ZoomOut } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { Button, buttonStyle } from '#/ui/button.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { useZoom } from './use-zoom.ts'

/** One picture over the whole window: zoomed by wheel, pinch, keys and buttons, moved by dragging and arrow keys. */
export default function ZoomDialog({ src, name, anchor, onClose }: OverlayProps & { src: string; name: string }) {
  const t = useT()
  const { view, by, fit, stage, handlers } = useZoom()
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Base.Popup
          finalFocus={anchor}
          initialFocus={stage}
          className="fixed inset-0 z-40 grid grid-rows-[auto_minmax(0,1fr)] bg-canvas outline-none md:inset-6 md:overflow-hidden md:rounded-sheet md:shadow-3"
        >
          <div className="flex items-center gap-1.5 border-b border-line bg-surface px-3.5 py-2">
            <Base.Title className="min-w-0 truncate text-h3">{name}</Base.Title>
            <span className="ml-auto text-small text-ink-3 tabular-nums">{Math.round(view.scale * 100)} %</span>
            <Button shape="icon" size="small" aria-label={t('evidence.zoomOut')} onClick={() => by(1 / STEP)}>
              <ZoomOut aria-hidden="true" />
            </Button>
            <Button shape="icon" size="small" aria-label={t('evidence.zoomIn')} onClick={() => by(STEP)}>
              <ZoomIn aria-hidden="true" />
            </Button>
            <Button shape="icon" size="small" aria-label={t('evidence.zoomFit')} onClick={fit}>
              <Maximize aria-hidden="true" />
            </Button>
            <Base.Close
              aria-label={t('action.close')}
              className={buttonStyle({ look: 'ghost', size: 'small', shape: 'icon' })}
            >
              <X aria-hidden="true" />
            </Base.Close>
          </div>
          <section
            ref={stage}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved by keys
            tabIndex={0}
            aria-label={t('evidence.zoomHelp')}
            className="relative touch-none overflow-hidden outline-offset-[-3px] select-none"
            style={{ cursor: view.scale > 1 ? 'grab' : 'default' }}
            {...handlers}
          >
            <img
              src={src}
              alt={name}
              draggable={false}
              className="absolute inset-0 size-full object-contain"
              style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
            />
          </section>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

const STEP = 1.25
