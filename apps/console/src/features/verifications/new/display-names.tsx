import { limits } from '@ekyc/domain'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useLanguage, useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { together } from '#/lib/sentences.ts'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { greetingOfForm, type NewForm, shownAsOf } from './form.ts'

/** How the page and the messages name the customer, with a way to write it differently. */
export function DisplayNames() {
  const [isEditing, setEditing] = useState(false)
  return isEditing ? <NameFields /> : <Proposed onChange={() => setEditing(true)} />
}

/** "The customer sees only “Siti R.”. Messages greet them as “Siti”." */
function Proposed({ onChange }: { onChange(): void }) {
  const { t, language } = useLanguage()
  const { watch, setValue } = useFormContext<NewForm>()
  const form = watch()
  const shownAs = shownAsOf(form)
  const greeting = greetingOfForm(form)
  if (!shownAs) return <p>{t('new.readsLess')}</p>
  const change = () => {
    setValue('shownAs', shownAs)
    setValue('greeting', greeting ?? '')
    onChange()
  }
  const nobody = shownAs.includes('＊') ? t('new.greetsInChinese', { shownAs }) : t('new.greetsNobody')
  return (
    <p>
      {together(language, t('new.reads', { shownAs }), greeting ? t('new.greets', { greeting }) : nobody)}{' '}
      <button type="button" className="link" onClick={change}>
        {t('new.readsChange')}
      </button>
    </p>
  )
}

function NameFields() {
  const t = useT()
  const { register, formState } = useFormContext<NewForm>()
  const { errors } = formState
  const boxes = ['shownAs', 'greeting', 'salutation'] as const
  const check = (box: (typeof boxes)[number]) => rule(box, t('wanted.name', { max: limits[box] }), { optional: true })
  return (
    <div className="grid gap-2 pt-2">
      {boxes.map((box) => (
        <Field
          key={box}
          label={t(`field.${box}`)}
          optional={box !== 'shownAs'}
          error={errors[box]?.message}
          help={box !== 'shownAs' && t(`field.${box}Help`)}
        >
          {(wiring) => (
            <Input
              {...wiring}
              {...register(box, { validate: (text = '') => check(box)(text) })}
              autoComplete="off"
              autoFocus={box === 'shownAs'}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
