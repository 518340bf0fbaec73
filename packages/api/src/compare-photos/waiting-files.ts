import type { Ctx } from '../context.ts'

/** Storage keys of some uploads that no verification has taken yet. */
export async function waitingFiles({ db }: Pick<Ctx, 'db'>, limit: number): Promise<string[]> {
  const photos = await db.client.comparePhoto.findMany({
    where: { takenAt: null },
    orderBy: { id: 'asc' },
    take: limit,
    select: { storageKey: true },
  })
  return photos.map(({ storageKey }) => storageKey)
}
