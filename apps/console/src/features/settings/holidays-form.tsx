import { type Holiday, holidaysSchema, limits } from '@ekyc/domain'
import { X } from 'lucide-react'
import { api, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { longDay } from '#/lib/time.ts'
import { Button } from '#/ui/button.tsx'
import { AddHoliday } from './add-holiday.tsx'
import { SettingForm } from './setting-form.tsx'
import { type Saved, useDraft } from './use-draft.ts'
import { useSaving } from './use-saving.ts'

type Props = { saved: Saved<{ days: Holiday[] }> }

/** Days on which nobody is reminded. */
export function HolidaysForm({ saved }: Props) {
  const { t } = useLanguage()
  const draft = useDraft(saved)
  const saving = useSaving(draft, {
    key: trpc.settings.holidays.queryKey(),
    save: (change) => api.settings.saveHolidays.mutate(change),
  })
  const { days } = draft.value
  const put = (next: Holiday[]) => draft.change(holidaysSchema.parse({ days: next }))
  const today = new Date().toLocaleDateString('sv')
  const past = days.filter(({ date }) => date < today)
  const coming = days.filter(({ date }) => date >= today)
  const remove = (date: string) => put(days.filter((day) => day.date !== date))
  return (
    <SettingForm
      title={t('settings.holidays')}
      aside={t('settings.holidaysCount', { n: coming.length })}
      {...{ saved, draft, saving }}
    >
      <p className="text-small text-ink-3">{t('settings.holidaysText')}</p>
      <AddHoliday days={days} full={days.length >= limits.holidays} onAdd={(day) => put([...days, day])} />
      {coming.length === 0 ? (
        <p className="text-ink-3">{t('settings.holidaysNone')}</p>
      ) : (
        <Days days={coming} onRemove={remove} />
      )}
      {past.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-2">{t('settings.holidaysPast', { n: past.length })}</summary>
          <Days days={past} onRemove={remove} />
        </details>
      )}
    </SettingForm>
  )
}

function Days({ days, onRemove }: { days: Holiday[]; onRemove(date: string): void }) {
  const { t, language } = useLanguage()
  return (
    <ul className="grid">
      {days.map(({ date, name }) => (
        <li key={date} className="flex min-h-row items-center gap-3 border-t border-line first:border-t-0">
          <span className="min-w-0 flex-1">
            {longDay(date, language)}
            {name && <span className="block text-small wrap-anywhere text-ink-3">{name}</span>}
          </span>
          <Button
            look="ghost"
            size="small"
            shape="icon"
            aria-label={t('settings.holidayRemove', { day: longDay(date, language) })}
            onClick={() => onRemove(date)}
          >
            <X aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  )
}
