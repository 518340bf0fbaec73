import { cva } from 'class-variance-authority'
import type { ReactNode } from 'react'

export type Tone = 'good' | 'bad' | 'wait' | 'note' | 'idle'

const chip = cva(
  'inline-flex h-5 items-center gap-1.5 whitespace-nowrap rounded-chip pr-1.75 pl-1.5 text-label leading-none ring ring-inset',
  {
    variants: {
      tone: {
        good: 'bg-good-soft text-good-ink ring-good-line',
        bad: 'bg-bad-soft text-bad-ink ring-bad-line',
        wait: 'bg-wait-soft text-wait-ink ring-wait-line',
        note: 'bg-note-soft text-note-ink ring-note-line',
        idle: 'bg-idle-soft text-idle-ink ring-idle-line',
      },
    },
  },
)

const dot: Record<Tone, string> = {
  good: 'bg-good',
  bad: 'bg-bad',
  wait: 'bg-wait',
  note: 'bg-note',
  idle: 'bg-idle',
}

/** A word with its tone; the dot never stands without the word. */
export function Chip({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={chip({ tone })}>
      <i aria-hidden="true" className={`size-1.5 flex-none rounded-full ${dot[tone]}`} />
      {children}
    </span>
  )
}
