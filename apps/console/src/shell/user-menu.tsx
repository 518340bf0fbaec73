import { Link, useNavigate } from '@tanstack/react-router'
import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { useLanguage } from '#/lib/language.tsx'
import { useMe } from '#/session/me.ts'
import { signOut } from '#/session/sign-in.ts'
import { Button, buttonStyle } from '#/ui/button.tsx'
import { Segments } from '#/ui/choice.tsx'
import { notify } from '#/ui/notify.ts'
import { Popover } from '#/ui/overlay/popover.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { showKeys } from './keys-help.tsx'

const languages = [
  { value: 'en', label: 'English', lang: 'en' },
  { value: 'zh-CN', label: '中文', lang: 'zh-CN' },
] as const

export default function UserMenu({ up, ...overlay }: OverlayProps & { up: boolean }) {
  const { t, language, speak } = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const leave = async () => {
    if (await signOut()) await navigate({ to: '/sign-in', search: {} })
    else await notify(t('signOut.failed'), 'bad')
  }
  return (
    <Popover {...overlay} name={t('nav.account')} side={up ? 'top' : 'bottom'} align={up ? 'start' : 'end'}>
      <div className="w-64">
        <div className="border-b border-line px-3.5 py-3">
          <p className="truncate font-name">{me.name}</p>
          <p className="truncate text-small text-ink-3">
            {me.email} · {t(`role.${me.role}`)}
          </p>
        </div>
        <div className="border-b border-line px-3.5 py-3">
          <Segments name="language" legend={t('nav.language')} value={language} options={languages} onChange={speak} />
        </div>
        <div className="grid p-1.5">
          <Link
            to="/account"
            onClick={overlay.onClose}
            className={buttonStyle({ look: 'ghost', class: 'justify-start!' })}
          >
            <UserRound aria-hidden="true" />
            {t('nav.account')}
          </Link>
          <Button
            look="ghost"
            className="justify-start! max-md:hidden"
            onClick={() => {
              overlay.onClose()
              showKeys()
            }}
          >
            <Keyboard aria-hidden="true" />
            {t('keys.title')}
          </Button>
          <Button look="ghost" className="justify-start!" onClick={leave}>
            <LogOut aria-hidden="true" />
            {t('signOut.button')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
