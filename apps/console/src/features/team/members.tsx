import { Pencil } from 'lucide-react'
import type { Member } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMay, useMe } from '#/session/me.ts'
import { Chip, type Tone } from '#/ui/chip.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import { MemberActions } from './member-actions.tsx'
import type { ShownLink } from './one-time-link.tsx'
import { RoleSelect } from './role-select.tsx'

const tones: Record<Member['state'], Tone> = { active: 'good', invited: 'wait', disabled: 'idle' }
const head = 'h-8 px-2 text-left text-label text-ink-3 first:pl-gutter last:pr-gutter'
const cell = 'px-2 py-2 md:first:pl-gutter md:last:pr-gutter max-md:px-0 max-md:py-0'

const loadUnit = () => import('./unit-dialog.tsx')

type Props = { items: Member[]; onLink(link: ShownLink): void }

/** Rows on wide screens; on phones each person is a small block. */
export function Members({ items, onLink }: Props) {
  const t = useT()
  const me = useMe()
  return (
    <table
      role="table"
      aria-label={t('team.title')}
      className="w-full border-collapse border-t border-line max-md:block"
    >
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b border-line">
          {(['name', 'role', 'unit', 'state', 'since', 'actions'] as const).map((key) => (
            <th key={key} role="columnheader" scope="col" className={head}>
              {t(`team.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {items.map((member) => (
          <tr
            key={member.id}
            role="row"
            className="border-b border-line max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-2 max-md:px-gutter max-md:py-3"
          >
            <Cell>
              <b className="block truncate font-name">
                {member.name}
                {member.id === me.id && (
                  <span className="font-normal text-ink-3">{t('text.brackets', { text: t('team.you') })}</span>
                )}
              </b>
              <span className="block truncate text-small text-ink-3">{member.email}</span>
            </Cell>
            <Cell className="max-md:order-3">
              <RoleSelect member={member} />
            </Cell>
            <Cell className="max-md:order-3 max-md:justify-self-end">
              <UnitButton member={member} />
            </Cell>
            <Cell className="max-md:order-2">
              <Chip tone={tones[member.state]}>{t(`team.state.${member.state}`)}</Chip>
            </Cell>
            <Cell className="text-ink-3 max-md:hidden">
              <BriefTime at={member.createdAt} />
            </Cell>
            <Cell className="max-md:order-4 max-md:col-span-2">
              <MemberActions member={member} onLink={onLink} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function UnitButton({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  if (!may('team.manage')) return <>{member.unit}</>
  return (
    <OverlayButton load={loadUnit} own={{ member }} look="ghost" size="small" className="-ml-2.5 max-w-44">
      <span className="text-ink-3 md:hidden">{t('team.unit')}</span>
      <span className="truncate leading-5">{member.unit ?? t('team.noUnit')}</span>
      <Pencil aria-hidden="true" />
      <span className="sr-only">{t('text.comma') + t('team.unitOf', { name: member.name })}</span>
    </OverlayButton>
  )
}

function Cell({ className = '', children }: { className?: string; children: React.ReactNode }) {
  return (
    <td role="cell" className={`${cell} ${className}`}>
      {children}
    </td>
  )
}
