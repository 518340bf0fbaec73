import type { Ctx } from '../context.ts'
import { findDuplicatesOfMany } from '../verifications/find-duplicates.ts'
import type { CreateVerificationInput, DuplicateWarning } from '../verifications/schema.ts'
import type { Marks } from './marks.ts'
import type { RowNote } from './schema.ts'

type Wanted = { number: number; input: CreateVerificationInput; marks: Marks }
export type Same = { already: RowNote | null; doubts: RowNote[] }

const doubtful = [
  { field: 'reference', mark: 'referenceMark' },
  { field: 'email', mark: 'emailMark' },
  { field: 'phone', mark: 'phoneMark' },
] as const

/** What is known of the people of these rows: made before, further up in the file, open as a verification. */
export async function findSame(ctx: Ctx, importId: string, wanted: Wanted[]): Promise<Map<number, Same>> {
  const [made, first, open] = await Promise.all([
    madeBefore(ctx, wanted),
    firstRows(ctx, importId, wanted),
    findDuplicatesOfMany(
      ctx,
      wanted.map(({ input }) => ({ reference: input.reference, ...input.customer })),
    ),
  ])
  return new Map(
    wanted.map(({ number, marks }, index) => {
      const earlier = (mark: string | null) => {
        const row = mark === null ? undefined : first.get(mark)
        return row !== undefined && row < number ? row : null
      }
      const verificationId = made.get(marks.fingerprint)
      const sameRow = earlier(marks.fingerprint)
      const inFile = doubtful.flatMap(({ field, mark }): RowNote[] => {
        const row = earlier(marks[mark])
        return row === null ? [] : [{ field, note: 'sameInFile', row }]
      })
      let already: RowNote | null = null
      if (verificationId) already = { field: null, note: 'alreadyMade', verificationId }
      else if (sameRow !== null) already = { field: null, note: 'sameRow', row: sameRow }
      return [number, { already, doubts: [...(open[index] ?? []).map(noteOf), ...inFile] }]
    }),
  )
}

const fieldOf = { sameReference: 'reference', sameEmail: 'email', samePhone: 'phone' } as const
const noteOf = ({ kind, verificationId }: DuplicateWarning): RowNote => ({
  field: fieldOf[kind],
  note: 'openVerification',
  verificationId,
})

/** The verifications that rows of any file with these fingerprints became. */
async function madeBefore(ctx: Ctx, wanted: Wanted[]): Promise<Map<string | null, string | null>> {
  const rows = await ctx.db.client.importRow.findMany({
    where: { claimed: { in: wanted.map(({ marks }) => marks.fingerprint) } },
    select: { claimed: true, verificationId: true },
  })
  return new Map(rows.map(({ claimed, verificationId }) => [claimed, verificationId]))
}

/** The first row of the file with each mark; marks of different kinds are never the same. */
async function firstRows(ctx: Ctx, importId: string, wanted: Wanted[]): Promise<Map<string | null, number>> {
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
  for (const { number, marks } of wanted) {
    for (const mark of Object.values(marks)) if (mark !== null && !first.has(mark)) first.set(mark, number)
  }
  return first
}
