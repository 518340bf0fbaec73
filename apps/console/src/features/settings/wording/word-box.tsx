import { type Channel, type WordingVariable, wordingVariablesOf } from '@ekyc/domain'
import { type RefObject, useRef } from 'react'
import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input, TextArea } from '#/ui/input.tsx'
import type { WordField } from './words.ts'

type Props = {
  channel: Channel
  field: WordField
  locale: string
  value: string
  problems: string[] | undefined
  onChange(text: string): void
}

/** One box of words; a press on a variable writes it where the cursor stands. */
export function WordBox({ channel, field: { name, lines }, locale, value, problems, onChange }: Props) {
  const t = useT()
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const insert = (variable: WordingVariable) => {
    const { selectionStart, selectionEnd } = box.current ?? {}
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length]
    const written = `{${variable}}`
    onChange(value.slice(0, from) + written + value.slice(to))
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(from + written.length, from + written.length)
    })
  }
  const Box = lines ? TextArea : Input
  return (
    <div className="grid gap-1.5">
      <Field label={t(`settings.word.${name}`)} help={t(`settings.word.${name}Help`)} error={problems?.join(' ')}>
        {(wiring) => (
          <Box
            {...wiring}
            ref={box as RefObject<never>}
            lang={locale}
            value={value}
            autoComplete="off"
            {...(lines ? { rows: channel === 'sms' ? 7 : 5 } : {})}
            onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
          />
        )}
      </Field>
      <fieldset aria-label={t('settings.variables')} className="flex min-w-0 flex-wrap gap-1.5">
        {wordingVariablesOf(channel, name).map((variable) => (
          <button
            key={variable}
            type="button"
            data-tip={t(`settings.variable.${variable}`)}
            onClick={() => insert(variable)}
            className="rounded-chip bg-sunken px-1.75 py-0.5 font-mono text-small text-accent-ink ring ring-line ring-inset hover:bg-hover max-md:py-2"
          >
            {`{${variable}}`}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
