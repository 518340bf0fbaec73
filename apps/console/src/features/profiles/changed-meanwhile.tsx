import { useQuery } from '@tanstack/react-query'
import { type Profile, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { briefTime } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { Callout } from '#/ui/callout.tsx'
import { Differences } from './differences.tsx'
import { settingsOf } from './draft.ts'
import { useEditing } from './editing.ts'

/** Somebody saved while one was typing: who, when and what. What was typed stays, and nothing was overwritten. */
export function ChangedMeanwhile({ newest }: { newest: Profile }) {
  const { t, language } = useLanguage()
  const { base } = useEditing()
  const now = useNow(60_000)
  const versions = useQuery(trpc.profiles.versions.queryOptions({ id: newest.id, limit: 1 }, { staleTime: 0 }))
  const saved = versions.data?.items.find(({ version }) => version === newest.version)
  return (
    <Callout tone="wait" urgent>
      <p className="font-medium">
        {saved
          ? t('profiles.changedBy', {
              who: saved.by?.name ?? t('profiles.somebody'),
              at: briefTime(saved.at, language, now, true),
            })
          : t('profiles.changed')}
      </p>
      <p className="text-small text-ink-2">{t('profiles.changedText', { version: newest.version })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section tabIndex={0} aria-label={t('profiles.whatChanged')} className="mt-2 max-h-[28dvh] overflow-y-auto">
        <Differences before={settingsOf(base)} after={settingsOf(newest)} />
      </section>
    </Callout>
  )
}
