import type { Access } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { api, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { Loaded } from './loaded.tsx'
import { SettingForm } from './setting-form.tsx'
import { type Saved, useDraft } from './use-draft.ts'
import { useSaving } from './use-saving.ts'

/** Who sees what, beyond the roles. */
export function AccessPage() {
  const access = useQuery(trpc.settings.access.queryOptions())
  return (
    <div className="max-w-160">
      <Loaded query={access}>{(saved) => <AccessForm saved={saved} />}</Loaded>
    </div>
  )
}

function AccessForm({ saved }: { saved: Saved<Access> }) {
  const t = useT()
  const help = useId()
  const draft = useDraft(saved)
  const saving = useSaving(draft, {
    key: trpc.settings.access.queryKey(),
    save: (change) => api.settings.saveAccess.mutate(change),
  })
  return (
    <SettingForm title={t('settings.access')} {...{ saved, draft, saving }}>
      <label className="flex cursor-pointer items-start gap-2.5">
        <span className="mt-0.5">
          <Checkbox
            checked={draft.value.ownUnitOnly}
            aria-describedby={help}
            onChange={({ target }) => draft.change({ ownUnitOnly: target.checked })}
          />
        </span>
        <span className="font-medium">{t('settings.ownUnitOnly')}</span>
      </label>
      <p id={help} className="pl-6.5 text-ink-2">
        {t('settings.ownUnitText')}
      </p>
    </SettingForm>
  )
}
