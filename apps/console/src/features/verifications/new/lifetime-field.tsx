import { linkEnd } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { viewerZoneName } from '#/lib/zone.ts'
import { Segments } from '#/ui/choice.tsx'

const usualHours = [24, 72, 168, 336]

type Props = {
  profileHours: number | undefined
  /** Undefined: the profile's own. */
  hours: number | undefined
  onHours(hours: number | undefined): void
}

/** How long a link works, with the end of one that is made now. */
export function LifetimeField({ profileHours, hours: picked, onHours }: Props) {
  const { t, language } = useLanguage()
  const now = useNow(30_000)
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const merchantZone = info?.merchant?.timeZone ?? 'UTC'
  const hours = picked ?? profileHours
  const offered = new Set([...usualHours, ...(profileHours === undefined ? [] : [profileHours])])
  return (
    <Segments
      name="hours"
      legend={t('new.worksFor')}
      value={String(hours)}
      onChange={(choice) => onHours(Number(choice) === profileHours ? undefined : Number(choice))}
      options={[...offered]
        .sort((a, b) => a - b)
        .map((span) => ({
          value: String(span),
          label: span % 24 === 0 ? t('time.wholeDays', { n: span / 24 }) : t('time.hours', { n: span }),
        }))}
    >
      {hours !== undefined && (
        <span className="text-small text-ink-3">
          {t('new.until', {
            at: dayAndClock(linkEnd(new Date(now), hours, merchantZone).toISOString(), language),
            zone: viewerZoneName(language),
          })}
        </span>
      )}
    </Segments>
  )
}
