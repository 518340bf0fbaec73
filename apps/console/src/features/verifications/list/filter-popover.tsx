import { deliveryStates, outcomeCodes, undelivered } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { Checkbox, Radio } from '#/ui/choice.tsx'
import { Input } from '#/ui/input.tsx'
import { Popover } from '#/ui/overlay/popover.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { createdChoices, joined, type ListSearch, parts } from './search.ts'

type Props = OverlayProps & { search: ListSearch; onChange(patch: Partial<ListSearch>): void }

const others = deliveryStates.filter((state) => !undelivered.some((each) => each === state))

/** The list follows every tick. */
export default function FilterPopover({ search, onChange, ...overlay }: Props) {
  const { t, language } = useLanguage()
  const profileName = useProfileName()
  const profiles = useQuery(trpc.profiles.list.queryOptions({ archived: true }))
  const units = useQuery(trpc.verifications.units.queryOptions())
  const creators = useQuery(trpc.verifications.creators.queryOptions())
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLowerCase()
  const codes = outcomeCodes
    .map(({ code }) => ({ id: String(code), name: localizedCode(code, language).label }))
    .filter(({ id, name }) => id.startsWith(words) || name.toLowerCase().includes(words))
  return (
    <Popover {...overlay} name={t('list.filter')} align="end">
      <div className="grid w-72 gap-3 p-3.5">
        <fieldset>
          <legend className="mb-1 text-label text-ink-3">{t('filter.created')}</legend>
          {[undefined, ...createdChoices].map((choice) => (
            <label key={choice ?? 'any'} className="flex h-7.5 items-center gap-2 max-md:h-10">
              <Radio
                name="created"
                checked={search.created === choice && !(search.from ?? search.to)}
                onChange={() => onChange({ created: choice, from: undefined, to: undefined })}
              />
              {t(choice ? `filter.created.${choice}` : 'filter.created.any')}
            </label>
          ))}
          <div className="mt-1 grid gap-2 md:grid-cols-2">
            {(['from', 'to'] as const).map((end) => (
              <label key={end} htmlFor={`created-${end}`} className="grid gap-0.5 text-label text-ink-3">
                {t(`filter.created.${end}`)}
                <Input
                  id={`created-${end}`}
                  type="date"
                  value={search[end] ?? ''}
                  onChange={({ target }) => onChange({ [end]: target.value || undefined, created: undefined })}
                />
              </label>
            ))}
          </div>
        </fieldset>
        <CheckList
          legend={t('filter.profile')}
          items={(profiles.data?.items ?? []).map(({ id, name }) => ({ id, name: profileName(name) }))}
          chosen={parts(search.profile)}
          onChange={(profile) => onChange({ profile: joined(profile) })}
        />
        {units.data && units.data.items.length > 0 && (
          <CheckList
            legend={t('filter.unit')}
            items={units.data.items.map((unit) => ({ id: unit, name: unit }))}
            chosen={parts(search.unit)}
            onChange={(unit) => onChange({ unit: joined(unit) })}
          />
        )}
        <CheckList
          legend={t('filter.message')}
          items={[...undelivered, ...others].map((state) => ({ id: state, name: t(`filter.message.${state}`) }))}
          chosen={parts(search.message)}
          onChange={(message) => onChange({ message: joined(message) })}
        />
        {creators.data && creators.data.items.length > 1 && (
          <CheckList
            legend={t('filter.by')}
            items={creators.data.items}
            chosen={parts(search.by)}
            onChange={(by) => onChange({ by: joined(by) })}
          />
        )}
        <div>
          <CheckList
            legend={t('filter.code')}
            before={
              <Input
                type="search"
                aria-label={t('filter.findCode')}
                placeholder={t('filter.findCode')}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                className="mb-1"
              />
            }
            items={codes.map(({ id, name }) => ({ id, name: `${id} ${name}` }))}
            chosen={parts(search.code)}
            onChange={(code) => onChange({ code: joined(code) })}
          />
        </div>
      </div>
    </Popover>
  )
}

type CheckListProps = {
  legend: string
  before?: React.ReactNode
  items: readonly { id: string; name: string }[]
  chosen: string[]
  onChange(chosen: string[]): void
}

function CheckList({ legend, before, items, chosen, onChange }: CheckListProps) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-label text-ink-3">{legend}</legend>
      {before}
      {/* Half a row shows that there are more. */}
      <div className="max-h-49 overflow-y-auto max-md:max-h-55">
        {items.map(({ id, name }) => (
          <label key={id} className="flex h-7.5 items-center gap-2 px-0.5 max-md:h-10">
            <Checkbox checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
