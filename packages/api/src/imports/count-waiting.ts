import { DAY_MS, type ImportState } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { firstIdAt } from '../first-id-at.ts'
import { personOf, seesAll } from './find-import.ts'

/** Counting stops here; nobody has so many. */
const CAP = 100
/** What was left lying for so long has been cancelled. */
const WITHIN_MS = 30 * DAY_MS
/** It goes on when a person says so, and not before. */
const waiting = ['needsEncoding', 'ready', 'checked', 'paused'] as const satisfies ImportState[]

/** Imports that go on only when somebody says so, among those that the viewer may see, newest first. Null when there is none. */
export async function countWaitingImports(ctx: Ctx) {
  const person = personOf(ctx)
  const rows = await ctx.db.client.import.findMany({
    where: {
      state: { in: [...waiting] },
      id: { gte: firstIdAt('imp', new Date(ctx.clock.now().getTime() - WITHIN_MS)) },
      ...(seesAll(person) ? {} : { createdById: person.userId }),
    },
    orderBy: { id: 'desc' },
    take: CAP + 1,
    select: { id: true, createdAt: true },
  })
  const oldest = rows.at(-1)
  return oldest ? { n: Math.min(rows.length, CAP), capped: rows.length > CAP, oldest } : null
}
