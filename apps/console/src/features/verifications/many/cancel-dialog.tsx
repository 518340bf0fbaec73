import { type CancelReason, limits } from '@ekyc/domain'
import { useState } from 'react'
import { api } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { orNothing, rule } from '#/lib/rules.ts'
import { Field } from '#/ui/field.tsx'
import { Select, TextArea } from '#/ui/input.tsx'
import { operatorReasons } from '../view/operator-reasons.ts'
import { ManyDialog, type ManyProps } from './many-dialog.tsx'

export default function CancelDialog(props: ManyProps) {
  const t = useT()
  const [reason, setReason] = useState<CancelReason | ''>('')
  const [note, setNote] = useState('')
  const fits = rule('note', t('wanted.words', { max: limits.note }), { optional: true })(note)
  return (
    <ManyDialog
      {...props}
      act="cancel"
      text={t('many.cancel.text')}
      ready={fits === true && reason !== ''}
      call={(ids) =>
        api.verifications.cancelMany.mutate({ ids, reason: reason as CancelReason, note: orNothing(note) })
      }
    >
      <Field label={t('cancelling.reason')}>
        {(wiring) => (
          <Select {...wiring} value={reason} onChange={({ target }) => setReason(target.value as CancelReason | '')}>
            <option value="">{t('cancelling.choose')}</option>
            {operatorReasons.map((each) => (
              <option key={each} value={each}>
                {t(`cancel.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('cancelling.note')} optional error={fits === true ? undefined : fits}>
        {(wiring) => <TextArea {...wiring} rows={2} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
    </ManyDialog>
  )
}
