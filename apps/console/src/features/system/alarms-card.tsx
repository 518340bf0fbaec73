import { useMutation } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { type SystemDetails, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

type Props = Pick<SystemDetails, 'alarms' | 'alarmWays'>

/** The troubles that are on, who is told of them, and a way to try that out. */
export function AlarmsCard({ alarms, alarmWays }: Props) {
  const t = useT()
  const test = useMutation(trpc.alarms.test.mutationOptions())
  const told = alarmWays.map((way) => t(`alarms.way.${way}`)).join(t('alarms.and'))
  return (
    <Card
      title={t('alarms.title')}
      actions={
        alarmWays.length > 0 && (
          <Button size="small" busy={test.isPending} onClick={() => test.mutate()}>
            <BellRing aria-hidden="true" />
            {t('alarms.test')}
          </Button>
        )
      }
      footer={alarmWays.length > 0 ? t('alarms.told', { ways: told }) : t('alarms.nobodyTold')}
    >
      {alarms.length === 0 && <p className="p-3.5 text-ink-3">{t('alarms.none')}</p>}
      <ul className="grid">
        {alarms.map(({ trouble, since, facts }) => (
          <li key={trouble} className="grid gap-0.5 border-t border-line px-3.5 py-2 first:border-t-0">
            <p className="flex items-baseline gap-3">
              <b className="min-w-0 flex-1 font-semibold text-bad-ink">{t(`alarm.${trouble}`)}</b>
              <span className="text-small text-ink-3">
                <BriefTime at={since} precise />
              </span>
            </p>
            <p className="text-small text-ink-2 wrap-anywhere">{t(`alarm.text.${trouble}`, facts)}</p>
          </li>
        ))}
      </ul>
      {(test.data || test.error) && (
        <div className="grid gap-2 border-t border-line p-3.5">
          {test.error && <ErrorNotice error={test.error} />}
          {test.data?.ways.map(({ way, problem }) => (
            <Callout key={way} tone={problem === null ? 'good' : 'bad'} urgent>
              {t(problem === null ? 'alarms.tested' : 'alarms.notTaken', { way: t(`alarms.way.${way}`) })}
              {problem !== null && (
                <span lang="en" className="block text-small text-ink-2">
                  {problem}
                </span>
              )}
            </Callout>
          ))}
        </div>
      )}
    </Card>
  )
}
