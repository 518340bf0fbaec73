import { waitingFiles } from '../compare-photos/waiting-files.ts'
import type { Ctx } from '../context.ts'

const SAMPLE = 5

/** Storage keys of some files that the evidence store must hold, the oldest and the newest; empty when there are none. */
export async function knownFiles(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const some = (order: 'asc' | 'desc') =>
    ctx.db.client.evidence.findMany({
      where: { state: 'stored', kind: { not: 'video' } },
      orderBy: { id: order },
      take: SAMPLE,
      select: { storageKey: true },
    })
  const rows = [...(await some('desc')), ...(await some('asc'))]
  return [...new Set(rows.map(({ storageKey }) => storageKey)), ...(await waitingFiles(ctx, SAMPLE))]
}
