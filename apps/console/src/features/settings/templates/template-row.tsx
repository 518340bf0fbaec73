import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { type TypedTemplate, wrongIn } from './draft.ts'
import { ParamList } from './param-list.tsx'

type Props = { template: TypedTemplate; onChange(template: TypedTemplate): void }

/** One message: its template's number, and what fills {1}, {2}, … in order. */
export function TemplateRow({ template, onChange }: Props) {
  const t = useT()
  const { kind, withLink, templateId, params } = template
  const wrong = wrongIn(template)
  const link = t(withLink ? 'settings.withLink' : 'settings.withoutLink')
  return (
    <fieldset className="grid gap-3 border-t border-line pt-3 md:grid-cols-[180px_minmax(0,1fr)]">
      <legend className="float-left mb-2 w-full text-h3 md:col-span-2">
        {t(`settings.kind.${kind}`)} <span className="font-normal text-ink-3">{link}</span>
      </legend>
      <Field label={t('settings.templateId')} error={wrong.templateId ? t('settings.templateIdWanted') : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            inputMode="numeric"
            autoComplete="off"
            value={templateId}
            onChange={({ target }) => onChange({ ...template, templateId: target.value })}
          />
        )}
      </Field>
      <ParamList
        params={params}
        problem={
          wrong.params && !(wrong.templateId && params.length === 0)
            ? t(withLink ? 'settings.paramsNeedLink' : 'settings.paramsNoLink')
            : undefined
        }
        onChange={(next) => onChange({ ...template, params: next })}
      />
    </fieldset>
  )
}
