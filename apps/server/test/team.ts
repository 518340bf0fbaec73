import type { Role } from '@ekyc/domain'
import type { TestServer } from './start-test-server.ts'

export type SignedIn = Awaited<ReturnType<TestServer['signIn']>>

const PASSWORD = 'a-long-password-2'
let people = 0

/** Somebody with the role who has accepted an invitation and signed in. */
export async function join(server: TestServer, admin: SignedIn, role: Role, unit?: string) {
  const email = `${role}-${++people}@larkfield.example`
  const { userId, link } = await admin.api.team.invite.mutate({ name: `Person ${people}`, email, role, unit })
  const token = link.url.split('/').at(-1) ?? ''
  await server.anonymous.team.acceptLink.mutate({ token, password: PASSWORD })
  return { userId, email, password: PASSWORD, ...(await server.signIn(email, PASSWORD)) }
}
