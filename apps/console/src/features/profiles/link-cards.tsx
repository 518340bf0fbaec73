import { type Locale, locales, type Sending, sendings } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Card } from '#/ui/card.tsx'
import { Choice, Count, Duration, Line, LocalizedLine, Many, Toggle } from './controls.tsx'
import { useEditing } from './editing.ts'

/** How long a link lives, and what the customer reads. */
export function LinkCard() {
  const t = useT()
  const { value, set } = useEditing()
  const { data: languages } = useQuery(trpc.settings.languages.queryOptions())
  const isDropped = (locale: Locale) => languages !== undefined && !languages.value.offered.includes(locale)
  return (
    <Card title={t('profiles.group.link')}>
      <Duration field="linkHours" />
      <Count field="sessionLimit" />
      <LocalizedLine field="handling.reason" />
      <Many
        field="handling.locales"
        options={locales.map((locale) => ({
          value: locale,
          label: languageNames[locale],
          lang: locale,
          note: isDropped(locale) ? t('profiles.localeDropped') : undefined,
        }))}
        chosen={value.handling.locales}
        onChange={(chosen) =>
          set(
            'handling.locales',
            locales.filter((locale: Locale) => chosen.includes(locale)),
          )
        }
      />
      <Line field="handling.returnUrl" type="url" placeholder="https://" />
    </Card>
  )
}

/** By which ways a link may go out. */
export function ChannelsCard() {
  const t = useT()
  const options = sendings.map((value: Sending) => ({ value, label: t(`profiles.sending.${value}`) }))
  return (
    <Card title={t('profiles.group.channels')}>
      <Choice field="handling.channels.email" options={options} />
      <Choice field="handling.channels.sms" options={options} />
      <Toggle field="handling.channels.copy" />
      <Toggle field="handling.channels.qr" />
      <Toggle field="handling.channels.share" also={['handling.channels']} />
    </Card>
  )
}

/** When customers who have not finished hear of it again. */
export function RemindersCard() {
  const t = useT()
  return (
    <Card title={t('profiles.group.reminders')}>
      <Toggle field="handling.reminders.on" />
      <Duration field="handling.reminders.firstAfterHours" />
      <Duration field="handling.reminders.everyHours" />
      <Count field="handling.reminders.atMost" />
    </Card>
  )
}
