import type { Ctx } from '../context.ts'
import { getLanguages } from '../settings/get-setting.ts'

/**
 * Whether mails to the team are in Chinese first: the installation speaks Chinese to its customers first. Only a
 * person's browser knows in which language they read the console, so English always follows.
 */
export async function readsChinese(ctx: Ctx): Promise<boolean> {
  try {
    return (await getLanguages(ctx)).fallback.startsWith('zh')
  } catch {
    // The alarm may be that the database is away.
    return false
  }
}
