import type { Ctx } from '../context.ts'
import { findDuplicatesOfMany } from '../verifications/find-duplicates.ts'
import type { CreateVerificationInput, DuplicateWarning } from '../verifications/schema.ts'
import { unitsOf } from '../verifications/units-of.ts'
import type { Marks } from './marks.ts'
import type { RowNote } from './schema.ts'

export type Wanted = {
  number: number
  input: CreateVerificationInput
  unit: string
  marks: Marks
  /** See otherFingerprint. */
  other: string
  /** The fingerprint that the row had while the merchant's country was not known. */
  asTyped: string
}
export type Same = { already: RowNote | null; doubts: RowNote[] }
export type Known = {
  /** What is known of one of the rows. */
  of(row: Wanted): Same
  /** Compares the rows further down with this one, too. */
  keep(row: Wanted): void
}

const doubtful = [
  { field: 'reference', mark: 'referenceMark' },
  { field: 'email', mark: 'emailMark' },
  { field: 'phone', mark: 'phoneMark' },
] as const

/** What is known of the people of these rows: made before, further up in the file, open as a verification. */
export async function findSame(ctx: Ctx, importId: string, wanted: Wanted[]): Promise<Known> {
  const [made, first, open] = await Promise.all([
    madeBefore(ctx, wanted),
    rowsAbove(ctx, importId, wanted),
    findDuplicatesOfMany(
      ctx,
      wanted.map(({ input }) => ({ reference: input.reference, ...input.customer })),
    ),
  ])
  const openOf = new Map(wanted.map(({ number }, index) => [number, open[index] ?? []]))
  return {
    of({ number, marks }) {
      const earlier = (mark: string | null) => (mark === null ? null : (first.get(mark) ?? null))
      const verificationId = made.get(number)
      const sameRow = earlier(marks.fingerprint)
      const inFile = doubtful.flatMap(({ field, mark }): RowNote[] => {
        const row = earlier(marks[mark])
        return row === null ? [] : [{ field, note: 'sameInFile', row }]
      })
      let already: RowNote | null = null
      if (verificationId) already = { field: null, note: 'alreadyMade', verificationId }
      else if (sameRow !== null) already = { field: null, note: 'sameRow', row: sameRow }
      return { already, doubts: [...(openOf.get(number) ?? []).map(noteOf), ...inFile] }
    },
    keep({ number, marks }) {
      for (const mark of Object.values(marks)) if (mark !== null && !first.has(mark)) first.set(mark, number)
    },
  }
}

const fieldOf = { sameReference: 'reference', sameEmail: 'email', samePhone: 'phone' } as const
const noteOf = ({ kind, verificationId }: DuplicateWarning): RowNote => ({
  field: fieldOf[kind],
  note: 'openVerification',
  verificationId,
})

/** The verifications that rows of any file which are the same became, by the numbers of these. */
async function madeBefore(ctx: Ctx, wanted: Wanted[]): Promise<Map<number, string>> {
  const rows = await ctx.db.client.importRow.findMany({
    where: { claimed: { in: wanted.flatMap(({ marks, other, asTyped }) => [marks.fingerprint, other, asTyped]) } },
    select: { claimed: true, verificationId: true },
  })
  const idOf = new Map(rows.map(({ claimed, verificationId }) => [claimed, verificationId]))
  const unitOf = await unitsOf(
    ctx,
    wanted.flatMap(({ other }) => idOf.get(other) ?? []),
  )
  return new Map(
    wanted.flatMap(({ number, marks, other, asTyped, unit }) => {
      // Made while units were kept apart, or not: it counts for its own unit.
      const before = idOf.get(other)
      const made = idOf.get(marks.fingerprint) ?? idOf.get(asTyped)
      const id = made ?? (before && unitOf.get(before) === unit ? before : null)
      return id ? [[number, id] as const] : []
    }),
  )
}

/** The first row of the file with each mark, above these; marks of different kinds are never the same. */
async function rowsAbove(ctx: Ctx, importId: string, wanted: Wanted[]): Promise<Map<string | null, number>> {
  // Rows further down may have marks of an earlier matching of the columns.
  const above = { importId, number: { lt: wanted[0]?.number ?? 0 } }
  const marksOf = (mark: keyof Marks) => wanted.flatMap(({ marks }) => marks[mark] ?? [])
  const { importRow } = ctx.db.client
  const _min = { number: true } as const
  const groups = await Promise.all([
    importRow.groupBy({ by: ['fingerprint'], where: { ...above, fingerprint: { in: marksOf('fingerprint') } }, _min }),
    importRow.groupBy({
      by: ['referenceMark'],
      where: { ...above, referenceMark: { in: marksOf('referenceMark') } },
      _min,
    }),
    importRow.groupBy({ by: ['emailMark'], where: { ...above, emailMark: { in: marksOf('emailMark') } }, _min }),
    importRow.groupBy({ by: ['phoneMark'], where: { ...above, phoneMark: { in: marksOf('phoneMark') } }, _min }),
  ])
  const first = new Map<string | null, number>()
  for (const {
    _min: { number },
    ...mark
  } of groups.flat()) {
    if (number !== null) first.set(Object.values(mark)[0] ?? null, number)
  }
  return first
}
