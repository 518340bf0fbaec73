import { limits } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type SavedView, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import type { ListSearch, Tab } from '../verifications/list/search.ts'
import { RemoveView } from './remove-view.tsx'
import { filterOfView } from './view-search.ts'

type Props = { view: SavedView | 'new'; search: ListSearch; tab: Tab; onDone(): void }

/** Keeps what the list shows as a new view, or changes one. */
export function ViewForm({ view, search, tab, onDone }: Props) {
  const t = useT()
  const queryClient = useQueryClient()
  const old = view === 'new' ? null : view
  const [name, setName] = useState(old?.name ?? '')
  const [shared, setShared] = useState(old?.shared ?? false)
  const [renew, setRenew] = useState(false)
  const [tried, setTried] = useState(false)
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.views.pathKey() })
    onDone()
  }
  const save = useMutation(trpc.views.save.mutationOptions({ onSuccess }))
  const change = useMutation(trpc.views.change.mutationOptions({ onSuccess }))
  const fits = rule('viewName', t('views.wantedName', { max: limits.viewName }))(name)
  const error = save.error ?? change.error

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fits !== true) return
    const filter = filterOfView(search, tab)
    if (old) change.mutate({ id: old.id, name, shared, ...(renew ? { filter } : {}) })
    else save.mutate({ name, shared, filter })
  }
  return (
    <form className="grid gap-3 p-2" noValidate onSubmit={submit}>
      <Field
        label={t('views.name')}
        error={tried && fits !== true ? fits : undefined}
        help={old ? undefined : t(search.q || search.ends ? 'views.keepsNoWords' : 'views.keeps')}
      >
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            onChange={({ target }) => setName(target.value)}
            autoComplete="off"
            autoFocus
          />
        )}
      </Field>
      <label className="flex items-center gap-2 max-md:h-10">
        <Checkbox checked={shared} onChange={() => setShared(!shared)} />
        {t('views.share')}
      </label>
      {old && (
        <label className="flex items-center gap-2 max-md:h-10">
          <Checkbox checked={renew} onChange={() => setRenew(!renew)} />
          {t('views.renew')}
        </label>
      )}
      {error && <ErrorNotice error={error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" size="small" busy={save.isPending || change.isPending}>
          {t('action.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('action.back')}
        </Button>
        {old && <RemoveView view={old} onDone={onSuccess} />}
      </div>
    </form>
  )
}
