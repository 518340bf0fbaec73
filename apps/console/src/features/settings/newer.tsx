import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Filled, SLOT } from '#/ui/filled.tsx'
import type { Draft, Saved } from './use-draft.ts'

/** Somebody else saved the same setting while this draft was open: nothing is replaced before one of the two is chosen. */
export function Newer<T>({ draft, newer }: { draft: Draft<T>; newer: Saved<T> }) {
  const t = useT()
  return (
    <Callout tone="wait" urgent>
      <p>
        <Filled text={t('settings.newer', { name: newer.savedBy ?? t('settings.somebody'), at: SLOT })}>
          {newer.savedAt && <BriefTime at={newer.savedAt} precise />}
        </Filled>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={draft.takeTheirs}>
          {t('settings.takeTheirs')}
        </Button>
        <Button size="small" look="ghost" onClick={draft.keepMine}>
          {t('settings.keepMine')}
        </Button>
      </div>
    </Callout>
  )
}
