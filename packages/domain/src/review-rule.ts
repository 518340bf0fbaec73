import { z } from 'zod'
import type { NameGrade } from './card-name/compare-names.ts'
import { codeOf } from './codes.ts'
import { wholeNumber } from './ranges.ts'

/** Which failures need a decision: `judging` are those that say something about the person. */
export const reviewedFailures = ['none', 'judging', 'all'] as const

const PERCENT = 'Enter a number from 0 to 100.'
const similarity = z.number(PERCENT).min(0, PERCENT).max(100, PERCENT)

const rule = z.strictObject({
  failures: z.enum(reviewedFailures),
  /** Passes and failures whose last similarity lies in it, both ends included; 0 to 100. */
  band: z
    .strictObject({ from: similarity, to: similarity })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Enter a number that is not below the lower end.' })
    .nullable(),
  /** Passes and failures where the name on the card differs from the customer's. */
  cardDiffers: z.boolean(),
  /** Codes that the playbook does not know always need a person. */
  unknownCodes: z.literal(true),
  /** Share of all ended verifications that are reviewed, passes and failures alike; whole percent, 0 to 100. */
  samplePercent: wholeNumber('reviewRule.samplePercent'),
})
export type ReviewRule = z.output<typeof rule>

/** What versions saved before there were rules mean. */
export const formerReviewRule: ReviewRule = {
  failures: 'none',
  band: null,
  cardDiffers: false,
  unknownCodes: true,
  samplePercent: 0,
}

/** What a new profile begins with. */
export const standardReviewRule: ReviewRule = {
  ...formerReviewRule,
  failures: 'judging',
  cardDiffers: true,
  samplePercent: 1,
}

/** Accepts the former word for a rule too, as rows and programs of earlier versions have it. */
export const reviewRuleSchema = z.preprocess(
  (value) => (value === 'unknownCodes' ? formerReviewRule : value),
  rule,
) as unknown as z.ZodType<ReviewRule, ReviewRule>

/** Reads a rule as a profile version stores it: as JSON, or as the former word. */
export const readReviewRule = (stored: string): ReviewRule =>
  reviewRuleSchema.parse(stored.startsWith('{') ? JSON.parse(stored) : stored)

/** Why a verification needs a decision. `sample` is for reviewers only: being sampled must tell nothing. */
export const reviewReasons = [
  'fraud',
  'failed',
  'unknownCode',
  'band',
  'cardDiffers',
  'contradiction',
  'tokenLimit',
  'returnedToken',
  'sample',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

/** What a rule looks at beside the outcome code. */
export type Judged = {
  /** Of the last comparison, 0 to 100; null where Tencent did not compare. */
  similarity: number | null
  /** How the name on the card compares with the customer's; null without a card. */
  cardName: NameGrade | null
  /** Chosen for the rule's sample. */
  sampled: boolean
}

const judging: readonly string[] = ['liveness', 'compare', 'fraud']

/** Returns why a verification that ended with this code needs a decision; nothing if it needs none. */
export function reasonsByRule(rule: ReviewRule, code: number, { similarity, cardName, sampled }: Judged) {
  const { kind } = codeOf(code)
  const { failures, band } = rule
  const isReviewed = kind !== 'pass' && (failures === 'all' || (failures === 'judging' && judging.includes(kind)))
  const reasons: [ReviewReason, boolean][] = [
    ['fraud', isReviewed && kind === 'fraud'],
    ['failed', isReviewed && kind !== 'fraud' && kind !== 'unknown'],
    ['unknownCode', kind === 'unknown'],
    ['band', band !== null && similarity !== null && band.from <= similarity && similarity <= band.to],
    ['cardDiffers', rule.cardDiffers && cardName === 'differs'],
    ['sample', sampled],
  ]
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []))
}
