import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from '#/ui/chip.tsx'

const looks: Record<Tone, string> = {
  good: 'bg-good-soft text-good-ink ring-good-line',
  bad: 'bg-bad-soft text-bad-ink ring-bad-line',
  wait: 'bg-wait-soft text-wait-ink ring-wait-line',
  note: 'bg-note-soft text-note-ink ring-note-line',
  idle: 'bg-idle-soft text-idle-ink ring-idle-line',
}

export function Sign({ tone, Icon }: { tone: Tone; Icon: LucideIcon }) {
  return (
    <span className={`grid size-7 flex-none place-items-center rounded-control ring ring-inset ${looks[tone]}`}>
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-4" />
    </span>
  )
}

type Props = { tone: Tone; Icon: LucideIcon; n?: string; title: string; children: ReactNode; way: ReactNode }

/** How many, of what, how pressing, and the way there. On phones the sign gives its place to the words. */
export function NeedRow({ tone, Icon, n, title, children, way }: Props) {
  return (
    <li className="flex items-center gap-3 border-t border-line px-3.5 py-2.25 first:border-t-0">
      <span className={n ? 'max-md:hidden' : ''}>
        <Sign tone={tone} Icon={Icon} />
      </span>
      {n && <b className="min-w-7.5 flex-none text-right text-h1 font-semibold">{n}</b>}
      <span className="grid min-w-0 flex-1">
        <span className="font-semibold">{title}</span>
        <span className="text-small text-ink-3">{children}</span>
      </span>
      <span className="flex-none">{way}</span>
    </li>
  )
}
