import type { ConsoleKey } from '@ekyc/i18n/console'
import { useT } from '#/lib/language.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { Dialog } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'

const submit = navigator.platform.startsWith('Mac') ? '⌘↵' : 'Ctrl ↵'

const keys: readonly { keys: string[]; does: ConsoleKey }[] = [
  { keys: ['/'], does: 'keys.search' },
  { keys: ['N'], does: 'keys.new' },
  { keys: ['J', 'K'], does: 'keys.move' },
  { keys: ['X'], does: 'keys.select' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['C'], does: 'keys.copy' },
  { keys: [submit], does: 'keys.submit' },
  { keys: ['Esc'], does: 'keys.close' },
  { keys: ['?'], does: 'keys.help' },
]

export default function KeysDialog(overlay: OverlayProps) {
  const t = useT()
  return (
    <Dialog {...overlay} title={t('keys.title')} description={t('keys.rest')}>
      <dl className="grid gap-2">
        {keys.map(({ keys: each, does }) => (
          <div key={does} className="flex items-center gap-3">
            <dt className="flex w-18 gap-1">
              {each.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
              <span className="sr-only">{each.join(', ')}</span>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
