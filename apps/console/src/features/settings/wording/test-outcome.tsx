import type { SendOutcome } from '@ekyc/domain'
import type { TestSent } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'
import type { Tone } from '#/ui/chip.tsx'

const tones: Record<SendOutcome['is'], Tone> = { accepted: 'good', refused: 'bad', later: 'wait', unsure: 'wait' }

/** What the provider answered, no more and no less, and its own words. */
export function TestOutcome({ sent: { provider, outcome, length } }: { sent: TestSent }) {
  const t = useT()
  return (
    <Callout tone={tones[outcome.is]} urgent>
      <p>
        {t(`settings.test.${outcome.is}`, { provider })}{' '}
        {'problem' in outcome && t(`message.problem.${outcome.problem}`)}
        {length && t('settings.segments', { n: length.segments, units: length.units })}
      </p>
      {outcome.text && (
        <p lang="en" className="mt-1 font-mono text-small wrap-anywhere text-ink-2">
          {outcome.text}
        </p>
      )}
    </Callout>
  )
}
