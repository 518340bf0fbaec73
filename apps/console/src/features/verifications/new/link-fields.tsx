import { languageNames } from '@ekyc/i18n'
import { useFormContext } from 'react-hook-form'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock, viewerZone } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Segments } from '#/ui/choice.tsx'
import { dayChoices, hoursOf, localeChoices, type NewForm } from './form.ts'

/** The language of the customer's page and how long the link works. */
export function LinkFields({ profileHours }: { profileHours: number | undefined }) {
  const { t, language } = useLanguage()
  const { watch, setValue } = useFormContext<NewForm>()
  const days = watch('days')
  const now = useNow(30_000)
  const hours = hoursOf(days) ?? profileHours
  const offered = dayChoices.filter((choice) => choice === 'profile' || Number(choice) * 24 !== profileHours)
  return (
    <>
      <Segments
        name="locale"
        legend={t('new.language')}
        value={watch('locale')}
        onChange={(locale) => setValue('locale', locale)}
        options={localeChoices.map((locale) => ({
          value: locale,
          label: locale === 'auto' ? t('new.languageAuto') : languageNames[locale],
          lang: locale === 'auto' ? undefined : locale,
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
          .map(({ choice, hours }) => ({ value: choice, label: t('time.wholeDays', { n: Math.round(hours / 24) }) }))}
      >
        {hours !== undefined && (
          <span className="text-small text-ink-3">
            {t('new.until', {
              at: dayAndClock(new Date(now + hours * 3_600_000).toISOString(), language),
              zone: viewerZone(),
            })}
          </span>
        )}
      </Segments>
    </>
  )
}
