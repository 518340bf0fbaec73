import type { Ctx } from '../context.ts'
import { namesOf } from '../team/names-of.ts'
import type { Saved } from './schema.ts'
import type { Setting } from './settings.ts'

/** A setting as an admin edits it: with who saved it last and when, which names the version that a change builds on. */
export async function showSetting<T>(ctx: Pick<Ctx, 'db'>, setting: Setting<T>): Promise<Saved<T>> {
  const row = await ctx.db.client.setting.findUnique({ where: { key: setting.key } })
  const by = row?.updatedById
  return {
    value: setting.read(row ? JSON.parse(row.value) : undefined),
    savedAt: row?.updatedAt.toISOString() ?? null,
    savedBy: by ? ((await namesOf(ctx, [by])).get(by) ?? null) : null,
  }
}
