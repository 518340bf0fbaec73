import type { Ctx } from '../context.ts'
import { NO_FORMAT, personOf, seesAll } from './find-import.ts'
import type { ImportPage, ListImportsInput } from './schema.ts'
import { summariesOf } from './view-import.ts'

/** The imports of who asks, newest first; who manages the team sees everybody's. */
export async function listImports(ctx: Ctx, { cursor, limit }: ListImportsInput): Promise<ImportPage> {
  const person = personOf(ctx)
  const rows = await ctx.db.client.import.findMany({
    where: {
      NOT: { state: 'reading', format: NO_FORMAT },
      ...(seesAll(person) ? {} : { createdById: person.userId }),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const items = await summariesOf(ctx, rows.slice(0, limit))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
