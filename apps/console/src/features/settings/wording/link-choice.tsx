import { useT } from '#/lib/language.tsx'
import { Segments } from '#/ui/choice.tsx'

/** A profile may send without a link: the message then says where the check is opened. */
export function LinkChoice({ withLink, onChange }: { withLink: boolean; onChange(withLink: boolean): void }) {
  const t = useT()
  return (
    <Segments
      name="link"
      legend={t('settings.link')}
      value={withLink ? 'with' : 'without'}
      options={[
        { value: 'with', label: t('settings.withLink') },
        { value: 'without', label: t('settings.withoutLink') },
      ]}
      onChange={(value) => onChange(value === 'with')}
    />
  )
}
