import type { AlarmState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'

type Row = NonNullable<Awaited<ReturnType<Ctx['db']['client']['alarm']['findUnique']>>>

export const stateOf = ({ since, seenAt, clearedAt, toldAt, toldBy, nextTryAt, tries }: Row): AlarmState => ({
  since,
  seenAt,
  clearedAt,
  toldAt,
  toldBy: JSON.parse(toldBy) as string[],
  nextTryAt,
  tries,
})

export const columnsOf = ({ toldBy, ...state }: AlarmState) => ({ ...state, toldBy: JSON.stringify(toldBy) })
