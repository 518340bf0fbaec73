import { MISSED } from '@ekyc/db'
import type { Access } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { saveSetting } from './save-setting.ts'
import type { Saved } from './schema.ts'
import { access } from './settings.ts'

/** Who sees what, from the next request on; every open console fetches again what it shows. */
export async function saveAccess(ctx: Ctx, input: { base: string | null; value: Access }): Promise<Saved<Access>> {
  const saved = await saveSetting(ctx, access, input)
  ctx.changes.announce(MISSED)
  return saved
}
