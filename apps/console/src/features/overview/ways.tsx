import { Link, type LinkProps } from '@tanstack/react-router'
import { Clock, FileDown, Hand, Image, type LucideIcon, Mail, Send, SquareCheck, UserX } from 'lucide-react'
import type { Need } from '#/api.ts'
import { problems } from '#/features/verifications/list/search.ts'
import { useT } from '#/lib/language.tsx'
import { buttonStyle } from '#/ui/button.tsx'
import type { Tone } from '#/ui/chip.tsx'

export const signs: Record<Need['kind'], { tone: Tone; Icon: LucideIcon }> = {
  resultAtRisk: { tone: 'bad', Icon: Clock },
  message: { tone: 'wait', Icon: Mail },
  review: { tone: 'wait', Icon: SquareCheck },
  notMe: { tone: 'wait', Icon: UserX },
  ratherNot: { tone: 'idle', Icon: Hand },
  photo: { tone: 'idle', Icon: Image },
  import: { tone: 'idle', Icon: FileDown },
  ending: { tone: 'idle', Icon: Send },
}

/** Of one alone to itself, of several to the list of them. */
export function Way({ need }: { need: Need }) {
  const t = useT()
  return (
    <Link {...target(need)} className={buttonStyle({ size: 'small' })}>
      {t(`need.${need.kind}.way`)}
    </Link>
  )
}

function target({ kind, n, id }: Need): LinkProps {
  if (kind === 'import') return n === 1 ? { to: '/imports/$id', params: { id } } : { to: '/imports' }
  const itself: LinkProps = { to: '/verifications/$id', params: { id } }
  if (n === 1) return itself
  switch (kind) {
    // Sorted by nothing but their own end: the first is the one to look at.
    case 'resultAtRisk':
      return itself
    case 'message':
      return { to: '/verifications', search: { tab: 'waiting', message: problems } }
    case 'review':
      return { to: '/verifications', search: { tab: 'needsReview' } }
    case 'notMe':
    case 'ratherNot':
      return { to: '/verifications', search: { declined: kind } }
    case 'photo':
      return { to: '/verifications', search: { needs: 'comparePhoto' } }
    case 'ending':
      return { to: '/verifications', search: { tab: 'waiting', ends: '1d' } }
  }
}
