import { Link } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import { Popover } from '#/ui/overlay/popover.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import type { Place } from './places.ts'

/** The places that a phone's bar has no room for. */
export default function MoreMenu({ places, ...overlay }: OverlayProps & { places: readonly Place[] }) {
  const t = useT()
  return (
    <Popover {...overlay} name={t('nav.more')} side="top" align="end">
      <ul className="grid w-56 p-1.5">
        {places.map(({ to, label, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={overlay.onClose}
              activeOptions={{ includeSearch: false }}
              className={buttonStyle({ look: 'ghost', class: 'w-full justify-start! aria-[current]:bg-selected' })}
            >
              <Icon aria-hidden="true" strokeWidth={1.75} />
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
