import { Check, Copy } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button } from './button.tsx'
import { notify } from './notify.ts'

type Props = Omit<ComponentProps<typeof Button>, 'onClick' | 'shape'> & {
  text: string
  label: string
  iconOnly?: boolean
  onCopied?(): void
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, iconOnly = false, onCopied, children, ...rest }: Props) {
  const t = useT()
  const [done, setDone] = useState(false)
  const copy = async () => {
    const copied = await copyText(text)
    setDone(copied)
    if (copied) onCopied?.()
    notify(copied ? t('copy.done') : t('copy.refused'), copied ? 'good' : 'bad')
  }
  const Icon = done ? Check : Copy
  return (
    <Button {...rest} shape={iconOnly ? 'icon' : 'words'} aria-label={iconOnly ? label : undefined} onClick={copy}>
      <Icon aria-hidden="true" />
      {!iconOnly && label}
      {children}
    </Button>
  )
}

/** True when the text is on the clipboard. Browsers refuse on pages without https, and when the person says no. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
