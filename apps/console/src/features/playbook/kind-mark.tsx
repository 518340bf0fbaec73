import type { CodeKind } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'

const colours: Record<CodeKind, string> = {
  pass: 'bg-good',
  integration: 'bg-note',
  provider: 'bg-idle',
  session: 'bg-idle',
  capture: 'bg-wait',
  fraud: 'bg-bad-fill',
  liveness: 'bg-kind-liveness',
  abandoned: 'bg-idle',
  comparePhoto: 'bg-kind-photo',
  compare: 'bg-bad',
  unknown: 'bg-idle',
}

/** A square with its word: whose matter a code is. */
export function KindMark({ kind }: { kind: CodeKind }) {
  const t = useT()
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <i aria-hidden="true" className={`size-2 flex-none rounded-[2px] ${colours[kind]}`} />
      {t(`kind.${kind}`)}
    </span>
  )
}
