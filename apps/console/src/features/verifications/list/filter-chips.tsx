import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { trpc } from '#/api.ts'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { midSentence } from '#/lib/sentences.ts'
import { longDay } from '#/lib/time.ts'
import { codesOf, joined, type ListSearch, messagesOf, parts, problems } from './search.ts'

type Props = { search: ListSearch; onChange(patch: Partial<ListSearch>): void }

/** The filters that are on, each with its way off. */
export default function FilterChips({ search, onChange }: Props) {
  const { t, language } = useLanguage()
  const profileName = useProfileName()
  const profiles = useQuery(
    trpc.profiles.list.queryOptions({ archived: true }, { enabled: search.profile !== undefined }),
  )
  const names = parts(search.profile).map((id) => {
    const profile = profiles.data?.items.find((each) => each.id === id)
    return profile ? profileName(profile.name) : '…'
  })
  const creators = useQuery(trpc.verifications.creators.queryOptions(undefined, { enabled: search.by !== undefined }))
  const people = parts(search.by).map((id) => creators.data?.items.find((each) => each.id === id)?.name ?? '…')
  const labels = codesOf(search).map((code) => `${code} ${localizedCode(code, language).label}`)
  const units = parts(search.unit)
  const messages = messagesOf(search)
  const brief = (values: string[]) => (values.length > 2 ? t('filter.anyOf', { n: values.length }) : values.join(', '))
  return (
    <>
      {search.created && (
        <FilterChip
          name={t('filter.created')}
          value={midSentence(t(`filter.created.${search.created}`))}
          onRemove={() => onChange({ created: undefined })}
        />
      )}
      {(search.from || search.to) && (
        <FilterChip
          name={t('filter.created')}
          value={t(
            search.from ? (search.to ? 'filter.created.between' : 'filter.created.since') : 'filter.created.until',
            {
              from: search.from ? longDay(search.from, language) : '',
              to: search.to ? longDay(search.to, language) : '',
            },
          )}
          onRemove={() => onChange({ from: undefined, to: undefined })}
        />
      )}
      {names.length > 0 && (
        <FilterChip name={t('filter.profile')} value={brief(names)} onRemove={() => onChange({ profile: undefined })} />
      )}
      {units.length > 0 && (
        <FilterChip name={t('filter.unit')} value={brief(units)} onRemove={() => onChange({ unit: undefined })} />
      )}
      {people.length > 0 && (
        <FilterChip name={t('filter.by')} value={brief(people)} onRemove={() => onChange({ by: undefined })} />
      )}
      {labels.length > 0 && (
        <FilterChip name={t('filter.code')} value={brief(labels)} onRemove={() => onChange({ code: undefined })} />
      )}
      {search.declined && (
        <FilterChip
          name={t('filter.declined')}
          value={t(`filter.declined.${search.declined}`)}
          onRemove={() => onChange({ declined: undefined })}
        />
      )}
      {search.needs && (
        <FilterChip
          name={t('filter.needs')}
          value={t(`filter.needs.${search.needs}`)}
          onRemove={() => onChange({ needs: undefined })}
        />
      )}
      {messages.length > 0 && (
        <FilterChip
          name={t('filter.message')}
          value={
            joined(messages) === problems
              ? t('filter.message.problems')
              : brief(messages.map((state) => t(`filter.message.${state}`)))
          }
          onRemove={() => onChange({ message: undefined })}
        />
      )}
      {search.ends && (
        <FilterChip
          name={t('filter.ends')}
          value={t('filter.ends.1d')}
          onRemove={() => onChange({ ends: undefined })}
        />
      )}
    </>
  )
}

function FilterChip({ name, value, onRemove }: { name: string; value: string; onRemove(): void }) {
  const { t } = useLanguage()
  return (
    <span className="inline-flex h-control-sm max-w-full min-w-0 flex-none max-md:order-1 items-center rounded-control border border-line-strong bg-surface text-label leading-none max-md:text-body">
      <span className="pr-1 pl-2 font-normal text-ink-3">{name}</span>
      <span className="min-w-0 truncate pr-2 leading-5">{value}</span>
      <button
        type="button"
        aria-label={t('filter.remove', { name })}
        onClick={onRemove}
        className="grid h-full place-items-center border-l border-line px-1.5 text-ink-3 -outline-offset-2 hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  )
}
