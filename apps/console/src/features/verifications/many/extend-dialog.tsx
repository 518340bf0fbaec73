import { useState } from 'react'
import { api } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Segments } from '#/ui/choice.tsx'
import { type Days, extensions } from '../view/extensions.ts'
import { ManyDialog, type ManyProps } from './many-dialog.tsx'

export default function ExtendDialog(props: ManyProps) {
  const t = useT()
  const [days, setDays] = useState<Days>('7')
  return (
    <ManyDialog
      {...props}
      act="extend"
      text={t('many.extend.text')}
      call={(ids) => api.verifications.extendMany.mutate({ ids, expiresInHours: Number(days) * 24 })}
    >
      <Segments<Days>
        name="days"
        legend={t('many.extend.days')}
        value={days}
        onChange={setDays}
        options={extensions.map((choice) => ({ value: choice, label: t('time.wholeDays', { n: Number(choice) }) }))}
      />
    </ManyDialog>
  )
}
