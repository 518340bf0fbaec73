import { HOUR_MS, RESULT_WINDOW_HOURS } from '@ekyc/domain'
import type { Session } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock, preciseSpan } from '#/lib/time.ts'
import { useNow } from '#/lib/use-now.ts'

/** How long there is to fetch the result of an open session, and when the server looks next. */
export function Countdown({ session: { resultUntil, nextLookAt, lookProblem } }: { session: Session }) {
  const { t, language } = useLanguage()
  const now = useNow(1000)
  if (!resultUntil) return null
  const left = Date.parse(resultUntil) - now
  const used = Math.min(Math.max(RESULT_WINDOW_HOURS - left / HOUR_MS, 0), RESULT_WINDOW_HOURS)
  const next = nextLookAt ? Date.parse(nextLookAt) - now : 0
  return (
    <div className="grid gap-1.5 px-3.5 pb-2">
      <div className="flex flex-wrap gap-x-3 text-small">
        <span className="font-name">{t('session.left', { span: preciseSpan(left, t) })}</span>
        <span className="ml-auto text-ink-3">
          {next > 0 ? t('session.next', { span: preciseSpan(next, t) }) : t('session.looking')}
        </span>
      </div>
      <div
        role="img"
        aria-label={t('session.used72', { hours: Math.floor(used) })}
        className="h-1.5 overflow-hidden rounded-full bg-idle-soft ring ring-line ring-inset"
      >
        <div className="h-full rounded-full bg-wait" style={{ width: `${(used / RESULT_WINDOW_HOURS) * 100}%` }} />
      </div>
      <p className="text-small text-ink-3">{t('session.keeps', { until: dayAndClock(resultUntil, language) })}</p>
      {lookProblem && (
        <p className="text-small text-wait-ink">
          {lookProblem === 'tooLarge' || lookProblem === 'tooSlow' ? (
            t(`session.problem.${lookProblem}`)
          ) : (
            <>
              {t('session.problem', { why: '' })}
              <span lang="en">{lookProblem}</span>
            </>
          )}
        </p>
      )}
    </div>
  )
}
