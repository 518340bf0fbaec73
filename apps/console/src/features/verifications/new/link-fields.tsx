import { languageNames } from '@ekyc/i18n'
import { useFormContext } from 'react-hook-form'
import { useT } from '#/lib/language.tsx'
import { Segments } from '#/ui/choice.tsx'
import type { LocaleChoice, NewForm } from './form.ts'
import { LifetimeField } from './lifetime-field.tsx'

type Props = {
  profileHours: number | undefined
  /** Chosen among what the profile offers. */
  locale: LocaleChoice
  offeredLocales: readonly LocaleChoice[]
}

/** The language of the customer's page and how long the link works. */
export function LinkFields({ profileHours, locale, offeredLocales }: Props) {
  const t = useT()
  const { watch, setValue } = useFormContext<NewForm>()
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
      <LifetimeField profileHours={profileHours} hours={watch('hours')} onHours={(hours) => setValue('hours', hours)} />
    </>
  )
}
