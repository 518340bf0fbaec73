import type { ConsoleTranslator } from '@ekyc/i18n/console'
import { Link } from '@tanstack/react-router'
import { Check, Gauge, TriangleAlert } from 'lucide-react'
import type { Need, Overview } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { spanLeft } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { useMay } from '#/session/me.ts'
import { buttonStyle } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Filled, SLOT } from '#/ui/filled.tsx'
import { NeedRow, Sign } from './need-row.tsx'
import { signs, Way } from './ways.tsx'

const MINUTE = 60_000

/** Everything that waits for a person, the most pressing first, each with the way to it. */
export function Needs({ overview: { alarms, needs, shortOfBudget } }: { overview: Overview }) {
  const { t } = useLanguage()
  if (alarms.length + needs.length === 0 && !shortOfBudget) return <Calm />
  return (
    <Card title={t('overview.now')}>
      <ol>
        {alarms.map(({ trouble, since }) => (
          <NeedRow key={trouble} tone="bad" Icon={TriangleAlert} title={t(`alarm.${trouble}`)} way={<SystemWay />}>
            <Filled text={t('overview.since', { at: SLOT })}>
              <BriefTime at={since} precise />
            </Filled>
          </NeedRow>
        ))}
        {needs.map((need) => (
          <CountedNeed key={need.kind} need={need} />
        ))}
        {shortOfBudget && (
          <NeedRow tone="wait" Icon={Gauge} title={t('overview.budget')} way={<SystemWay />}>
            {t('overview.budgetText')}
          </NeedRow>
        )}
      </ol>
    </Card>
  )
}

function CountedNeed({ need }: { need: Need }) {
  const { t, language } = useLanguage()
  const now = useNow(20_000)
  const { kind, n, capped } = need
  return (
    <NeedRow
      {...signs[kind]}
      n={`${n.toLocaleString(language)}${capped ? '+' : ''}`}
      title={t(`need.${kind}.title`, { n })}
      way={<Way need={need} />}
    >
      {more(need, t, now)}
    </NeedRow>
  )
}

/** Below each: what says how pressing it is. */
function more({ kind, first, states }: Need, t: ConsoleTranslator, now: number): string {
  const span = spanLeft(Math.max(Math.abs(Date.parse(first) - now), MINUTE), t)
  switch (kind) {
    case 'message':
      return (['refused', 'failed', 'unsure', 'held'] as const)
        .flatMap((state) => (states?.[state] ? t(`need.message.${state}`, { n: states[state] }) : []))
        .join(' · ')
    case 'resultAtRisk':
    case 'ending':
    case 'review':
    case 'notMe':
    case 'ratherNot':
    case 'photo':
    case 'import':
      return t(`need.${kind}.text`, { span })
  }
}

/** The system page is an admin's. */
function SystemWay() {
  const { t } = useLanguage()
  const may = useMay()
  if (!may('system.details')) return null
  return (
    <Link to="/system" className={buttonStyle({ size: 'small' })}>
      {t('overview.look')}
    </Link>
  )
}

function Calm() {
  const { t } = useLanguage()
  return (
    <section aria-label={t('overview.now')} className="rounded-card border border-line bg-surface">
      <div className="flex items-center gap-3 px-3.5 py-4">
        <Sign tone="good" Icon={Check} />
        <p className="grid min-w-0">
          <b className="font-semibold">{t('overview.calm')}</b>
          <span className="text-small text-ink-3">{t('overview.calmText')}</span>
        </p>
      </div>
    </section>
  )
}
