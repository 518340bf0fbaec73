import type { Session } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { exactTime } from '#/lib/time.ts'
import { Dialog } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'

type Props = OverlayProps & Pick<Session, 'consent'> & { text: string }

/** Every word that the customer agreed to, as it was kept with the session. */
export default function ConsentDialog({ consent, text, ...overlay }: Props) {
  const { t, language } = useLanguage()
  return (
    <Dialog {...overlay} title={t('session.consentTitle')} description={exactTime(consent.at, language)}>
      <div lang={consent.locale} className="grid gap-1.5 rounded-panel bg-sunken p-3 text-read">
        {text.split('\n').map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p className="mt-3 text-small text-ink-3">
        {t('session.consentVersion')} <code className="font-mono">{consent.version}</code>
      </p>
    </Dialog>
  )
}
