import type { VerificationFacts } from '../settle-rules.ts'

type State = Pick<VerificationFacts, 'progress' | 'outcome' | 'outcomeCode' | 'needs' | 'review'>

/** What can never be true of a verification. */
export function mismatches({ progress, outcome, outcomeCode, needs, review }: State): string[] {
  const ended = progress === 'completed' || progress === 'cancelled'
  return [
    ...(outcome && !ended ? [`an outcome while ${progress}`] : []),
    ...((outcome === null) !== (outcomeCode === null)
      ? ['an outcome without its code, or a code without its outcome']
      : []),
    ...(outcome === 'passed' && outcomeCode !== 0 ? ['a pass by a failing code'] : []),
    ...(outcome === 'failed' && outcomeCode === 0 ? ['a failure by the passing code'] : []),
    ...(progress === 'completed' && !outcome && review === 'notNeeded'
      ? ['an end without outcome that nobody looks at']
      : []),
    ...(progress === 'completed' && needs ? ['a photo needed after the end'] : []),
  ]
}
