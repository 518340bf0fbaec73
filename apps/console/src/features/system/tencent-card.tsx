import type { ConsoleTranslator } from '@ekyc/i18n/console'
import type { SystemDetails, SystemInfo } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import { Card, Fact, Facts } from '#/ui/card.tsx'
import { Chip } from '#/ui/chip.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'

type Tencent = SystemDetails['tencent']

const connectionProblems = ['timeout', 'unreachable', 'broken', 'nonsense'] as const

export function TencentCard({ mode, tencent }: { mode: SystemInfo['mode']; tencent: Tencent }) {
  const { t, language } = useLanguage()
  const failing = lastCallFailed(tencent) ? tencent.lastProblem : null
  const percent = (share: number) => new Intl.NumberFormat(language, { style: 'percent' }).format(share)
  return (
    <Card
      title={t('system.tencent')}
      actions={<Chip tone={mode === 'live' ? 'good' : 'wait'}>{t(`system.mode.${mode}`)}</Chip>}
    >
      {failing && (
        <div className="p-3.5 pb-0">
          <Callout tone="bad">
            <Problem problem={failing} />
          </Callout>
        </div>
      )}
      <Facts>
        <Fact name={t('system.keys')}>{t(`system.keys.${keysOf(mode, tencent)}`)}</Fact>
        <Fact name={t('system.endpoint')}>{tencent.endpoint}</Fact>
        <Fact name={t('system.region')}>{tencent.region}</Fact>
        <Fact name={t('system.budget')}>{t('system.budgetOf', { qps: tencent.qps })}</Fact>
        <Fact name={t('system.budget.apply')}>
          {t('system.budgetUse', { percent: percent(tencent.budgetUse.apply) })}
        </Fact>
        <Fact name={t('system.budget.result')}>
          {t('system.budgetUse', { percent: percent(tencent.budgetUse.result) })}
        </Fact>
        <Fact name={t('system.skew')}>{skewInWords(tencent.clockSkewMs, t)}</Fact>
        <Fact name={t('system.lastSuccess')}>
          {tencent.lastSuccessAt ? <BriefTime at={tencent.lastSuccessAt} /> : t('system.never')}
        </Fact>
        {!failing && (
          <Fact name={t('system.lastProblem')}>
            {tencent.lastProblem ? <Problem problem={tencent.lastProblem} /> : t('system.never')}
          </Fact>
        )}
      </Facts>
    </Card>
  )
}

/** Whether Tencent takes our keys, as far as its last answers tell. */
function keysOf(mode: SystemInfo['mode'], tencent: Tencent) {
  if (mode === 'sandbox') return 'sandbox'
  if (tencent.lastProblem?.reason === 'badKeys' && lastCallFailed(tencent)) return 'refused'
  return tencent.lastSuccessAt ? 'accepted' : 'untried'
}

const lastCallFailed = ({ lastProblem, lastSuccessAt }: Tencent) =>
  lastProblem !== null && (!lastSuccessAt || lastProblem.at > lastSuccessAt)

function skewInWords(ms: number | null, t: ConsoleTranslator): string {
  if (ms === null) return t('system.skew.none')
  const seconds = Math.round(Math.abs(ms) / 1000)
  if (seconds === 0) return t('system.skew.equal')
  return t(ms > 0 ? 'system.skew.ahead' : 'system.skew.behind', { seconds })
}

/** Tencent's error codes are explained by the server, in English; how a connection can break is known here. */
function Problem({ problem }: { problem: NonNullable<Tencent['lastProblem']> }) {
  const { t } = useLanguage()
  const known = connectionProblems.find((each) => each === problem.reason)
  return (
    <>
      <span className="text-ink-3">
        <BriefTime at={problem.at} />{' '}
      </span>
      {known ? (
        t(`system.problem.${known}`)
      ) : (
        <span lang="en">
          {problem.meaning} {problem.action}
        </span>
      )}
      {problem.code && <span className="block font-mono text-small text-ink-3">{problem.code}</span>}
    </>
  )
}
