import { localizedFinding } from '@ekyc/domain'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useLanguage } from '#/lib/language.tsx'
import { isTencents, type SettingField, valueIn } from './draft.ts'
import { useEditing } from './editing.ts'
import { useValueWords } from './value-words.ts'

export type Wiring = { id: string; labelledBy: string; describedBy: string; invalid: boolean }

type Props = {
  field: SettingField
  /** Other names under which guardrails speak of this setting. */
  also?: readonly string[]
  /** Several boxes that have labels of their own, under one heading. */
  group?: boolean
  children?: (wiring: Wiring) => ReactNode
}

/** One setting: what it is called and means, its control, what was saved, and what the guardrails say of it while one types. */
export function Setting({ field, also = [], group = false, children }: Props) {
  const { t, language } = useLanguage()
  const { value, base, changed, findings, readOnly, undo } = useEditing()
  const words = useValueWords()
  const id = useId()
  const labelledBy = `${id}-label`
  const describedBy = `${id}-notes`
  const spoken = findings.filter((finding) => finding.field === field || also.includes(finding.field))
  const invalid = spoken.some(({ level }) => level === 'error')
  const tencentsName = field === 'handling.ruleId' ? 'RuleId' : isTencents(field) && field
  const Label = group || readOnly || !children ? 'span' : 'label'
  return (
    <div className="grid gap-x-6 gap-y-1.5 border-t border-line px-3.5 py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Label
            id={labelledBy}
            {...(Label === 'label' ? { htmlFor: id } : {})}
            className="text-body font-medium leading-4.5 max-md:text-read"
          >
            {t(`profiles.field.${field}`)}
          </Label>
          {tencentsName && <code className="font-mono text-micro text-ink-3">{tencentsName}</code>}
        </p>
        <p className="text-small text-ink-3">{t(`profiles.help.${field}`)}</p>
      </div>
      <div className="min-w-0" {...(group && !readOnly ? { role: 'group', 'aria-labelledby': labelledBy } : {})}>
        {readOnly || !children ? (
          <p className="wrap-anywhere">{words(field, valueIn(value, field))}</p>
        ) : (
          children({ id, labelledBy, describedBy, invalid })
        )}
        {changed.includes(field) && (
          <p className="mt-1 text-small text-ink-2">
            {t('profiles.saved', { value: words(field, valueIn(base, field)) })}{' '}
            <button
              type="button"
              className="link"
              aria-label={t('profiles.undoField', { field: t(`profiles.field.${field}`) })}
              onClick={() => undo([field])}
            >
              {t('profiles.undoOne')}
            </button>
          </p>
        )}
      </div>
      <div id={describedBy} aria-live="polite" className="grid gap-1 text-small empty:hidden md:col-span-2">
        {spoken.map((finding) => {
          const Icon = finding.level === 'error' ? CircleAlert : TriangleAlert
          return (
            <p
              key={finding.id}
              className={`flex items-start gap-1.5 ${finding.level === 'error' ? 'text-bad-ink' : 'text-wait-ink'}`}
            >
              <Icon aria-hidden="true" className="mt-0.5 size-3.5 flex-none" />
              {localizedFinding(finding, language)}
            </p>
          )
        })}
      </div>
    </div>
  )
}
