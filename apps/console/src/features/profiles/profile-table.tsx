import { Link } from '@tanstack/react-router'
import type { Profile } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { together } from '#/lib/sentences.ts'
import { Chip } from '#/ui/chip.tsx'
import { hoursInWords } from './value-words.ts'

const head = 'h-8 px-2 text-left text-label text-ink-3 first:pl-gutter last:pr-gutter'
const cell = 'px-2 py-2 md:first:pl-gutter md:last:pr-gutter max-md:block max-md:p-0'

const columns = [
  ['profile', 'w-[34%]'],
  ['checks', ''],
  ['link', 'w-26'],
  ['sessions', 'w-26'],
  ['known', 'w-32'],
] as const

/** Rows on wide screens; on phones each profile is a small block. The whole row leads to the profile. */
export function ProfileTable({ name, items }: { name: string; items: readonly Profile[] }) {
  const t = useT()
  return (
    <table
      role="table"
      aria-label={name}
      className="w-full border-collapse md:table-fixed border-t border-line max-md:block"
    >
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b border-line">
          {columns.map(([key, width]) => (
            <th key={key} role="columnheader" scope="col" className={`${head} ${width}`}>
              {t(`profiles.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {items.map((profile) => (
          <Row key={profile.id} profile={profile} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ profile }: { profile: Profile }) {
  const { t, language } = useLanguage()
  const profileName = useProfileName()
  const { id, name, version, isDefault, checkMode, securityLevel, linkHours, sessionLimit, findings } = profile
  return (
    <tr
      role="row"
      className="relative border-b border-line hover:bg-hover max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-0.5 max-md:px-gutter max-md:py-3"
    >
      <td role="cell" className={`${cell} max-md:min-w-0 max-md:basis-full`}>
        <span className="flex items-center gap-2">
          <Link
            to="/profiles/$id"
            params={{ id }}
            className="min-w-0 font-name after:absolute after:inset-0 max-md:wrap-anywhere max-md:text-read md:truncate"
          >
            {profileName(name)}
          </Link>
          <span className="text-small text-ink-3">v{version}</span>
          {isDefault && <Chip tone="note">{t('profiles.isDefault')}</Chip>}
        </span>
      </td>
      <td role="cell" className={`${cell} text-ink-2 max-md:basis-full`}>
        {together(language, t(`checkMode.${checkMode}`), checkMode !== 4 && t(`securityLevel.${securityLevel}`))}
      </td>
      <td role="cell" className={`${cell} whitespace-nowrap text-ink-2`}>
        {hoursInWords(linkHours, t)}
      </td>
      <td role="cell" className={`${cell} whitespace-nowrap text-ink-2`}>
        {t('new.sessions', { n: sessionLimit })}
      </td>
      <td role="cell" className={`${cell} text-small ${findings.length > 0 ? 'text-wait-ink' : 'text-ink-3'}`}>
        {t('profiles.warnings', { n: findings.length })}
      </td>
    </tr>
  )
}
