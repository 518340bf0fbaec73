import type { AppRouter } from '@ekyc/api'
import { drawPortrait } from '@ekyc/sandbox'
import { createTRPCClient, httpLink } from '@trpc/client'
import { heard, type Patiently } from './patience.ts'

export const admin = { email: 'admin@larkfield.example', password: 'a-long-password-1' }

export type Operator = Awaited<ReturnType<typeof signIn>>

/** Somebody at the console, who tries again when it is away. */
export async function signIn(origin: string, patiently: Patiently) {
  const answer = await patiently(async () =>
    heard(
      await fetch(`${origin}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(admin),
      }),
    ),
  )
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const api = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${origin}/api/trpc`, headers: { cookie, origin } })],
  })
  return {
    api,
    async upload(seed: string): Promise<string> {
      const body = new Uint8Array(await drawPortrait(seed))
      const headers = { 'content-type': 'application/octet-stream', cookie, origin }
      const { result } = await patiently(async () => {
        const uploaded = heard(
          await fetch(`${origin}/api/trpc/comparePhotos.upload`, { method: 'POST', headers, body }),
        )
        return (await uploaded.json()) as { result: { data: { id: string } } }
      })
      return result.data.id
    },
    /** The bytes of one piece of evidence, after a look with its reason. */
    async download(id: string): Promise<Buffer> {
      const answered = heard(await fetch(`${origin}/api/evidence/${id}`, { headers: { cookie } }))
      if (!answered.ok) throw new Error(`evidence answered ${answered.status}`)
      return Buffer.from(await answered.arrayBuffer())
    },
  }
}
