import { type Holiday, holidaySchema, limits } from '@ekyc/domain'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { orNull } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'

type Props = { days: Holiday[]; full: boolean; onAdd(day: Holiday): void }

/** One more day of the list. It stands in a form already, so Enter adds by hand. */
export function AddHoliday({ days, full, onAdd }: Props) {
  const t = useT()
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const listed = days.some((day) => day.date === date)
  const { data: day, error } = holidaySchema.safeParse({ date, name: orNull(name) })
  const wrong = (field: keyof Holiday) => tried && error?.issues.some(({ path }) => path[0] === field)
  const add = () => {
    setTried(true)
    if (!day || listed || full) return
    onAdd(day)
    setDate('')
    setName('')
    setTried(false)
  }
  const onKeyDown = (event: { key: string; preventDefault(): void }) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <div className="grid items-start gap-2 md:grid-cols-[160px_minmax(0,1fr)_auto]">
      <Field
        label={t('settings.holidayDate')}
        error={listed ? t('settings.holidayListed') : wrong('date') ? t('settings.holidayWanted') : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            value={date}
            onKeyDown={onKeyDown}
            onChange={({ target }) => setDate(target.value)}
          />
        )}
      </Field>
      <Field
        label={t('settings.holidayName')}
        optional
        error={wrong('name') ? t('settings.holidayNameRule', { n: limits.holidayName }) : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={limits.holidayName}
            autoComplete="off"
            onKeyDown={onKeyDown}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Button className="md:mt-5.5" disabled={full} onClick={add}>
        {t('settings.holidayAdd')}
      </Button>
      {full && (
        <p className="text-small text-wait-ink md:col-span-3">{t('settings.holidaysFull', { n: limits.holidays })}</p>
      )}
    </div>
  )
}
