import { HOUR_MS } from '@ekyc/domain'
import { Link } from '@tanstack/react-router'
import { Clock, Database, KeyRound, type LucideIcon, Mail, Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Overview } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { shortSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'
import { useMay } from '#/session/me.ts'
import { Card } from '#/ui/card.tsx'
import type { Tone } from '#/ui/chip.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Filled, SLOT } from '#/ui/filled.tsx'

/** So old, a session is worth a look: Tencent keeps its result for 72 hours. */
const OLD_MS = 48 * HOUR_MS
const SKEW_MS = 60_000
const GIGABYTE = 1e9
const engines = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const

type System = Overview['system']

/** Whether the installation is well, in five lines. */
export function SystemCard({ system }: { system: System }) {
  const { t } = useLanguage()
  const may = useMay()
  return (
    <Card
      title={t('overview.system')}
      actions={
        may('system.details') && (
          <Link to="/system" className="link text-small">
            {t('overview.allChecks')}
          </Link>
        )
      }
    >
      <ul>
        <Keys {...system.tencent} />
        <Oldest {...system.sessions} />
        <Messages {...system.messages} />
        <Stores {...system} />
        <ServerClock skew={system.tencent.clockSkewMs} />
      </ul>
      <Calls {...system.tencent} />
    </Card>
  )
}

function Keys({ keys, region, lastAnswerAt }: System['tencent']) {
  const { t } = useLanguage()
  const tones = { sandbox: 'idle', untried: 'idle', accepted: 'good', refused: 'bad' } as const
  return (
    <Line Icon={KeyRound} tone={tones[keys]} name={t('overview.keys')} value={t(`overview.keys.${keys}`)}>
      {region}
      {lastAnswerAt && (
        <>
          {' · '}
          {t('overview.lastAnswer')} <BriefTime at={lastAnswerAt} />
        </>
      )}
    </Line>
  )
}

function Oldest({ open, oldest }: System['sessions']) {
  const { t, language } = useLanguage()
  const now = useNow(20_000)
  const age = oldest ? now - Date.parse(oldest.issuedAt) : 0
  // In hours, to be held against the 72.
  const value = oldest
    ? age < HOUR_MS
      ? shortSpan(age, t)
      : t('time.hours', { n: Math.floor(age / HOUR_MS) })
    : t('overview.none')
  return (
    <Line Icon={Clock} tone={age > OLD_MS ? 'wait' : 'good'} name={t('overview.oldest')} value={value}>
      {oldest ? t('overview.oldestText', { n: open.toLocaleString(language) }) : t('overview.oldestNone')}
    </Line>
  )
}

function Messages({ state, problem, waiting, capped, oldestAt, lastAcceptedAt }: System['messages']) {
  const { t, language } = useLanguage()
  const tones = { off: 'idle', sending: 'good', held: 'wait' } as const
  return (
    <Line Icon={Mail} tone={tones[state]} name={t('overview.messages')} value={t(`overview.messages.${state}`)}>
      {state === 'off' && t('overview.messagesOff')}
      {state !== 'off' && t('overview.waiting', { n: `${waiting.toLocaleString(language)}${capped ? '+' : ''}` })}
      {oldestAt && (
        <>
          {' · '}
          <Filled text={t('overview.oldestSince', { at: SLOT })}>
            <BriefTime at={oldestAt} precise />
          </Filled>
        </>
      )}
      {!problem && lastAcceptedAt && (
        <>
          {' · '}
          <Filled text={t('overview.lastAccepted', { at: SLOT })}>
            <BriefTime at={lastAcceptedAt} />
          </Filled>
        </>
      )}
    </Line>
  )
}

function Stores({ database, evidence }: System) {
  const { t, language } = useLanguage()
  const free = evidence.freeBytes === null ? null : Math.round(evidence.freeBytes / GIGABYTE).toLocaleString(language)
  return (
    <Line
      Icon={Database}
      tone={evidence.fails ? 'bad' : 'good'}
      name={t('overview.stores')}
      value={t(evidence.fails ? 'overview.stores.fails' : 'overview.stores.ready')}
    >
      {engines[database.engine]} · {t('overview.answeredIn', { ms: database.answeredInMs })} ·{' '}
      {free === null
        ? t(evidence.storage === 's3' ? 'overview.inS3' : 'overview.onDisk')
        : t('overview.free', { n: free })}
    </Line>
  )
}

function ServerClock({ skew }: { skew: number | null }) {
  const { t } = useLanguage()
  const off = skew !== null && Math.abs(skew) > SKEW_MS
  const value = skew === null ? t('overview.clock.unknown') : t(off ? 'overview.clock.off' : 'overview.clock.right')
  return (
    <Line Icon={Timer} tone={skew === null ? 'idle' : off ? 'bad' : 'good'} name={t('overview.clock')} value={value}>
      {skew === null
        ? t('overview.clockUnknown')
        : t('overview.clockText', { seconds: Math.round(Math.abs(skew) / 1000) })}
    </Line>
  )
}

function Calls({ callsPerSecond, qps }: System['tencent']) {
  const { t, language } = useLanguage()
  const now = callsPerSecond.toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <p className="flex items-baseline border-t border-line px-3.5 py-2.5">
      <b className="font-semibold">{t('overview.calls')}</b>
      <span className="ml-auto text-small">{t('overview.callsNow', { now, qps: qps.toLocaleString(language) })}</span>
    </p>
  )
}

const inks: Record<Tone, string> = {
  good: 'text-good-ink',
  bad: 'text-bad-ink',
  wait: 'text-wait-ink',
  note: 'text-note-ink',
  idle: 'text-ink-3',
}

type LineProps = { Icon: LucideIcon; tone: Tone; name: string; value: string; children: ReactNode }

function Line({ Icon, tone, name, value, children }: LineProps) {
  const notable = tone === 'bad' || tone === 'wait'
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-2 border-t border-line px-3.5 py-2.25 first:border-t-0">
      <Icon aria-hidden="true" strokeWidth={1.75} className={`mt-0.5 size-4 ${inks[tone]}`} />
      <div className="grid min-w-0">
        <p className="flex items-baseline gap-1.5">
          <b className="font-semibold">{name}</b>
          <span className={`ml-auto ${notable ? `font-medium ${inks[tone]}` : 'text-ink-2'}`}>{value}</span>
        </p>
        <p className="text-small text-ink-3">{children}</p>
      </div>
    </li>
  )
}
