import { channels, locales, messageKinds } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import type { ChangedWording } from './schema.ts'
import { wording } from './settings.ts'

/** The messages whose words the merchant has changed. */
export async function listChangedWordings(ctx: Pick<Ctx, 'db'>): Promise<{ items: ChangedWording[] }> {
  const all = channels.flatMap((channel) =>
    messageKinds.flatMap((kind) => locales.map((locale) => ({ channel, kind, locale }))),
  )
  const rows = await ctx.db.client.setting.findMany({
    where: { key: { in: all.map((each) => wording(each).key) }, value: { not: 'null' } },
    select: { key: true },
  })
  const changed = new Set(rows.map(({ key }) => key))
  return { items: all.filter((each) => changed.has(wording(each).key)) }
}
