import { randomUUID } from 'node:crypto'
import { type Caller, callerOf, signIn } from './caller.ts'
import type { ServerProcess } from './server-process.ts'

const PASSWORD = 'a-long-password-2'

/** Switches on that operators see their own unit only, and signs in one of the unit. */
export async function signInOfUnit(server: ServerProcess, unit: string): Promise<Caller> {
  const admin = await server.signIn()
  const { data } = await admin.query<{ savedAt: string | null }>('settings.access')
  await admin.mutate('settings.saveAccess', { base: data.savedAt, value: { ownUnitOnly: true } })
  const email = `${randomUUID()}@larkfield.example`
  const invited = { name: 'Ann Lee', email, role: 'operator', unit }
  const { link } = await admin.mutate<{ link: { url: string } }>('team.invite', invited)
  const token = link.url.split('/').at(-1)
  await callerOf(server.origin, '').mutate('team.acceptLink', { token, password: PASSWORD })
  return signIn(server.origin, { email, password: PASSWORD })
}
