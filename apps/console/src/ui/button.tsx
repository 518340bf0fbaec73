import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'

/** Buttons, and links that look like one. One `primary` per view. */
export const buttonStyle = cva(
  'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium leading-none select-none transition-colors duration-(--fast) [&>svg]:size-4 [&>svg]:flex-none [&>kbd]:-mr-1 max-md:[&>kbd]:hidden',
  {
    variants: {
      look: {
        primary:
          'border-accent bg-accent text-on-accent shadow-1 hover:border-accent-hover hover:bg-accent-hover [&>kbd]:border-current/45 [&>kbd]:bg-transparent [&>kbd]:text-current',
        secondary:
          'border-line-strong bg-raised text-ink shadow-1 hover:border-line-control hover:bg-hover [&>svg]:text-ink-3',
        ghost: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink [&>svg]:text-ink-3',
        danger: 'border-bad-fill bg-bad-fill text-on-bad hover:brightness-90',
        bad: 'border-line-strong bg-raised text-bad-ink shadow-1 hover:border-bad-line hover:bg-bad-soft',
      },
      size: { normal: 'h-control', small: 'h-control-sm', tall: 'h-9 max-md:h-11' },
      shape: { words: '', icon: 'aspect-square', wide: 'w-full' },
      off: {
        true: 'cursor-not-allowed border-line! bg-sunken! text-ink-3! shadow-none!',
        false: '',
      },
    },
    compoundVariants: [
      {
        size: ['normal', 'tall'],
        shape: ['words', 'wide'],
        class: 'px-3 text-body leading-none max-md:text-read max-md:leading-none',
      },
      {
        size: 'small',
        shape: ['words', 'wide'],
        class: 'px-2.5 text-small leading-none max-md:text-body max-md:leading-none',
      },
    ],
    defaultVariants: { look: 'secondary', size: 'normal', shape: 'words', off: false },
  },
)

type Props = ComponentProps<'button'> & Omit<VariantProps<typeof buttonStyle>, 'off'> & { busy?: boolean }

/** `busy` keeps the place in the tab order and ignores taps until the work is done. */
export function Button({ look, size, shape, busy = false, className, onClick, disabled, type, ...rest }: Props) {
  return (
    <button
      type={type ?? 'button'}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      className={buttonStyle({ look, size, shape, off: disabled || busy, className })}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  )
}
