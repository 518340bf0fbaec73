import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isId } from '../id-field.ts'
import { mediaTypeOf } from './media-type.ts'
import { damaged, isDamage, reportDamage } from './report-damage.ts'
import { fileOf } from './stored-file.ts'
import { viewerOf } from './viewer-of.ts'

/** The media type is that of the bytes, whatever the row says. */
export type OpenedEvidence = { bytes: Buffer; mediaType: string }

/** The bytes of one file, for who looked with a reason within the last 5 minutes. */
export async function openEvidence(ctx: Ctx, id: string): Promise<OpenedEvidence> {
  const viewer = viewerOf(ctx)
  const row = isId(id)
    ? await ctx.db.client.evidence.findUnique({
        where: { id },
        include: { verification: { select: { dataKey: true } } },
      })
    : null
  if (row?.state !== 'stored') throw new AppError('notFound', 'File not found.')
  const look = await ctx.db.client.evidenceLook.findFirst({
    where: { userId: viewer.userId, verificationId: row.verificationId, until: { gt: ctx.clock.now() } },
    select: { id: true },
  })
  if (!look)
    throw new AppError('notAllowed', 'Your access to this evidence has expired. Give a reason to view it again.')
  try {
    const key = ctx.keyring.open(row.verification.dataKey, row.verificationId)
    const bytes = await ctx.evidence.get(fileOf(row), key)
    return { bytes, mediaType: mediaTypeOf(bytes) }
  } catch (error) {
    if (!isDamage(error)) throw error
    await reportDamage(ctx, row, error)
    throw damaged(error)
  }
}
