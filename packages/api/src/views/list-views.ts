import type { Ctx } from '../context.ts'
import { namesOf } from '../team/names-of.ts'
import { mayChangeAll, ownerOf } from './owner-of.ts'
import { type SavedView, viewFilter } from './schema.ts'

/** More shared views than this are no help to anybody. */
const MOST_SHARED = 200

/** One's own views, then those that others share, each in the order of their making. */
export async function listViews(ctx: Ctx): Promise<{ items: SavedView[] }> {
  const ownerId = ownerOf(ctx)
  const { savedView } = ctx.db.client
  const [own, others] = await Promise.all([
    savedView.findMany({ where: { ownerId }, orderBy: { id: 'asc' } }),
    savedView.findMany({
      where: { shared: true, ownerId: { not: ownerId } },
      orderBy: { id: 'asc' },
      take: MOST_SHARED,
    }),
  ])
  const rows = [...own, ...others]
  const names = await namesOf(ctx, [...new Set(rows.map((row) => row.ownerId))])
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      shared: row.shared,
      filter: viewFilter.parse(JSON.parse(row.filter)),
      owner: { id: row.ownerId, name: names.get(row.ownerId) ?? '' },
      mayChange: row.ownerId === ownerId || mayChangeAll(ctx),
    })),
  }
}
