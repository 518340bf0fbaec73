import { limits, type SmsTemplateVariable, smsTemplateVariables } from '@ekyc/domain'
import { ArrowUp, CircleAlert, X } from 'lucide-react'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Select } from '#/ui/input.tsx'

type Props = {
  params: SmsTemplateVariable[]
  problem: string | undefined
  onChange(params: SmsTemplateVariable[]): void
}

/** The variables of a template in their order: added at the end, moved up, removed. */
export function ParamList({ params, problem, onChange }: Props) {
  const t = useT()
  const name = (variable: SmsTemplateVariable) => t(`settings.variable.${variable}`)
  const swap = (index: number) =>
    onChange(
      params.map((each, at) => (at === index - 1 ? params[index] : at === index ? params[index - 1] : each) ?? each),
    )
  return (
    <div className="grid content-start gap-1">
      <p className="text-body font-medium leading-4.5 max-md:text-read">{t('settings.params')}</p>
      <ol className="grid gap-1 empty:hidden">
        {params.map((variable, index) => (
          // The same variable may stand twice, so its place is its name.
          <li key={`${index} ${variable}`} className="flex items-center gap-2">
            <span className="font-mono text-small text-ink-3">{`{${index + 1}}`}</span>
            <span className="min-w-0 flex-1">{name(variable)}</span>
            <Button
              look="ghost"
              size="small"
              shape="icon"
              disabled={index === 0}
              aria-label={t('settings.paramUp', { name: name(variable) })}
              onClick={() => swap(index)}
            >
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button
              look="ghost"
              size="small"
              shape="icon"
              aria-label={t('settings.paramRemove', { name: name(variable) })}
              onClick={() => onChange(params.filter((_, at) => at !== index))}
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      {params.length < limits.smsTemplateParams && (
        <Select
          aria-label={t('settings.paramAdd')}
          value=""
          onChange={({ target }) => onChange([...params, target.value as SmsTemplateVariable])}
        >
          <option value="" disabled>
            {t('settings.paramAdd')}
          </option>
          {smsTemplateVariables.map((variable) => (
            <option key={variable} value={variable}>
              {name(variable)}
            </option>
          ))}
        </Select>
      )}
      {problem && (
        <p role="alert" className="flex items-start gap-1.5 text-small text-bad-ink">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 flex-none" />
          {problem}
        </p>
      )}
    </div>
  )
}
