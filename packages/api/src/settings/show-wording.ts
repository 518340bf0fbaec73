import type { Channel } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { ownWording } from '../messages/wording/own-wording.ts'
import { getMerchant } from './merchant.ts'
import type { ShownWording } from './schema.ts'
import { type WordingOf, wording } from './settings.ts'
import { showSetting } from './show-setting.ts'

/** The merchant's own words of a message, null for none, beside the product's. */
export async function showWording<C extends Channel>(ctx: Pick<Ctx, 'db'>, of: WordingOf<C>): Promise<ShownWording<C>> {
  const country = (await getMerchant(ctx))?.country ?? null
  return { ...(await showSetting(ctx, wording(of))), own: ownWording({ ...of, country }) }
}
