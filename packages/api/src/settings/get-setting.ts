import type { Tx } from '@ekyc/db'
import type { Access, Channel, Holidays, Languages, SmsTemplates, Wordings } from '@ekyc/domain'
import * as settings from './settings.ts'

type Reader = { db: { client: Pick<Tx, 'setting'> } }

/** What stands in a setting now. */
export async function getSetting<T>(ctx: Reader, setting: settings.Setting<T>): Promise<T> {
  const row = await ctx.db.client.setting.findUnique({ where: { key: setting.key } })
  return setting.read(row ? JSON.parse(row.value) : undefined)
}

/** Which languages the merchant offers its customers. */
export const getLanguages = (ctx: Reader): Promise<Languages> => getSetting(ctx, settings.languages)

/** The days on which nobody is reminded. */
export async function getHolidays(ctx: Reader): Promise<Holidays> {
  const { days } = await getSetting(ctx, settings.holidays)
  return new Set(days.map(({ date }) => date))
}

/** Who sees what, beyond the roles. */
export const getAccess = (ctx: Reader): Promise<Access> => getSetting(ctx, settings.access)

/** Which approved template of Tencent Cloud SMS stands for which message. */
export const getSmsTemplates = async (ctx: Reader): Promise<SmsTemplates['templates']> =>
  (await getSetting(ctx, settings.smsTemplates)).templates

/** The merchant's own words of a message; null while the product's words stand. */
export const getWording = <C extends Channel>(ctx: Reader, of: settings.WordingOf<C>): Promise<Wordings[C] | null> =>
  getSetting(ctx, settings.wording(of))
