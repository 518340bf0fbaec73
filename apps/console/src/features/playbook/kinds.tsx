import { type CodeKind, codeKinds, outcomeCodes } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { KindMark } from './kind-mark.tsx'

type Props = { chosen: CodeKind | undefined; onChoose(kind: CodeKind | undefined): void }

/** Kinds that Tencent's table has, with how many codes each. */
const kindCounts = codeKinds
  .map((kind) => ({ kind, n: outcomeCodes.filter((each) => each.kind === kind).length }))
  .filter(({ n }) => n > 0)

const look =
  'inline-flex h-6.5 flex-none items-center gap-1.25 rounded-control border border-line px-1.75 text-label text-ink-2 hover:border-line-strong hover:bg-hover aria-pressed:border-accent-line aria-pressed:bg-selected aria-pressed:text-ink max-md:h-9'

export function Kinds({ chosen, onChoose }: Props) {
  const t = useT()
  return (
    <fieldset
      aria-label={t('playbook.kinds')}
      className="bare-scroll flex min-w-0 gap-1 px-gutter pb-3 max-md:overflow-x-auto md:flex-wrap"
    >
      <button type="button" aria-pressed={!chosen} onClick={() => onChoose(undefined)} className={look}>
        {t('playbook.all')} <span className="text-ink-3">{outcomeCodes.length}</span>
      </button>
      {kindCounts.map(({ kind, n }) => (
        <button key={kind} type="button" aria-pressed={kind === chosen} onClick={() => onChoose(kind)} className={look}>
          <KindMark kind={kind} />
          <span className="text-ink-3">{n}</span>
        </button>
      ))}
    </fieldset>
  )
}
