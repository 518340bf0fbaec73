import type { Locale } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import type { Session } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { exactTime } from '#/lib/time.ts'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'

const loadDialog = () => import('./consent-dialog.tsx')

/** When and in which language the customer agreed. The words open where they were kept. */
export function ConsentGiven({ session }: { session: Session }) {
  const { t, language } = useLanguage()
  const { consent, consentText } = session
  const given = t('session.consent', { language: languageNames[consent.locale as Locale] ?? consent.locale })
  if (consentText === null) return <span data-tip={exactTime(consent.at, language)}>{given}</span>
  return (
    <OverlayButton
      load={loadDialog}
      own={{ consent, text: consentText }}
      look="ghost"
      size="small"
      className="-mx-1.5 px-1.5! text-ink-3! underline decoration-dotted underline-offset-2"
      data-tip={exactTime(consent.at, language)}
    >
      {given}
    </OverlayButton>
  )
}
