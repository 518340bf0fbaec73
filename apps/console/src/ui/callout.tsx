import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'

const looks: Record<Tone, { box: string; ink: string; Icon: typeof Info }> = {
  good: { box: 'bg-good-soft ring-good-line', ink: 'text-good-ink', Icon: CircleCheck },
  bad: { box: 'bg-bad-soft ring-bad-line', ink: 'text-bad-ink', Icon: CircleAlert },
  wait: { box: 'bg-wait-soft ring-wait-line', ink: 'text-wait-ink', Icon: TriangleAlert },
  note: { box: 'bg-accent-soft ring-accent-line', ink: 'text-accent-ink', Icon: Info },
  idle: { box: 'bg-idle-soft ring-idle-line', ink: 'text-idle-ink', Icon: Info },
}

/** Something to know before going on. `urgent` is read out at once. */
export function Callout({ tone, urgent, children }: { tone: Tone; urgent?: boolean; children: ReactNode }) {
  const { box, ink, Icon } = looks[tone]
  return (
    <div
      role={urgent ? 'alert' : undefined}
      className={`grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1 rounded-panel px-3 py-2.5 ring ring-inset ${box}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${ink}`} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
