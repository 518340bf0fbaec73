import { useT } from '#/lib/language.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'

type Props = { value: string; error?: string | undefined; onChange(value: string): void }

const COLOUR = /^#[0-9a-f]{6}$/i

/** A colour in letters, and the browser's own picker beside it. */
export function ColourField({ value, error, onChange }: Props) {
  const t = useT()
  return (
    <Field label={t('merchant.brandColor')} optional help={t('merchant.brandColorHelp')} error={error}>
      {(wiring) => (
        <div className="flex gap-2">
          <Input
            {...wiring}
            value={value}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange(target.value)}
          />
          <input
            type="color"
            aria-label={t('merchant.brandColorPick')}
            value={COLOUR.test(value) ? value : '#0a6678'}
            onChange={({ target }) => onChange(target.value)}
            className="h-control w-11 flex-none cursor-pointer rounded-control border border-line-control bg-surface p-1"
          />
        </div>
      )}
    </Field>
  )
}
