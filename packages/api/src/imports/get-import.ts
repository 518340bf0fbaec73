import type { Ctx } from '../context.ts'
import { findImport } from './find-import.ts'
import type { ImportView } from './schema.ts'
import { viewImport } from './view-import.ts'

/** One import as it stands now. */
export async function getImport(ctx: Ctx, { id }: { id: string }): Promise<ImportView> {
  return viewImport(ctx, await findImport(ctx, id))
}
