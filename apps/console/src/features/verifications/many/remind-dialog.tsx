import { api } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { ManyDialog, type ManyProps } from './many-dialog.tsx'

export default function RemindDialog(props: ManyProps) {
  const t = useT()
  return (
    <ManyDialog
      {...props}
      act="remind"
      text={t('many.remind.text')}
      call={(ids) => api.messages.remindMany.mutate({ ids })}
    />
  )
}
