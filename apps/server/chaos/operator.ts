import { drawPortrait } from '@ekyc/sandbox'
import { clientOf, cookieOf, photoIdOf, uploadPhoto } from '../test/client.ts'
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
  const cookie = cookieOf(answer)
  const api = clientOf(origin, cookie)
  return {
    api,
    async upload(seed: string): Promise<string> {
      const photo = await drawPortrait(seed)
      return patiently(async () => photoIdOf(heard(await uploadPhoto(origin, cookie, photo))))
    },
    /** The bytes of one piece of evidence, after a look with its reason. */
    async download(id: string): Promise<Buffer> {
      const answered = heard(await fetch(`${origin}/api/evidence/${id}`, { headers: { cookie } }))
      if (!answered.ok) throw new Error(`evidence answered ${answered.status}`)
      return Buffer.from(await answered.arrayBuffer())
    },
  }
}
