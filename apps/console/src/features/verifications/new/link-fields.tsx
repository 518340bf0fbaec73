import { linkEnd } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock, viewerZone } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Segments } from '#/ui/choice.tsx'
import { dayChoices, hoursOf, type LocaleChoice, type NewForm } from './form.ts'

type Props = {
  profileHours: number | undefined
  /** Chosen among what the profile offers. */
  locale: LocaleChoice
  offeredLocales: readonly LocaleChoice[]
}

/** The language of the customer's page and how long the link works. */
export function LinkFields({ profileHours, locale, offeredLocales }: Props) {
  const { t, language } = useLanguage()
  const { watch, setValue } = useFormContext<NewForm>()
  const days = watch('days')
  const now = useNow(30_000)
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const merchantZone = info?.merchant?.timeZone ?? 'UTC'
  const hours = hoursOf(days) ?? profileHours
  const offered = dayChoices.filter((choice) => choice === 'profile' || Number(choice) * 24 !== profileHours)
  const inWords = (span: number) =>
    span % 24 === 0 ? t('time.wholeDays', { n: span / 24 }) : t('time.hours', { n: span })
  return (
    <>
      <Segments
        name="locale"
        legend={t('new.language')}
        value={locale}
        onChange={(choice) => setValue('locale', choice)}
        options={offeredLocales.map((each) => ({
          value: each,
          label: each === 'auto' ? t('new.languageAuto') : languageNames[each],
          lang: each === 'auto' ? undefined : each,
        }))}
      />
      <Segments
        name="days"
        legend={t('new.worksFor')}
        value={days}
        onChange={(choice) => setValue('days', choice)}
        options={offered
          .map((choice) => ({ choice, hours: hoursOf(choice) ?? profileHours ?? 0 }))
          .sort((a, b) => a.hours - b.hours)
          .map(({ choice, hours }) => ({ value: choice, label: inWords(hours) }))}
      >
        {hours !== undefined && (
          <span className="text-small text-ink-3">
            {t('new.until', {
              at: dayAndClock(linkEnd(new Date(now), hours, merchantZone).toISOString(), language),
              zone: viewerZone(),
            })}
          </span>
        )}
      </Segments>
    </>
  )
}
