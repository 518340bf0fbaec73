import type { AppRouter } from '@ekyc/api'
import { createTRPCClient, httpLink } from '@trpc/client'

/** The API as the console calls it, for who holds the cookie. */
export const clientOf = (origin: string, cookie: string) =>
  createTRPCClient<AppRouter>({ links: [httpLink({ url: `${origin}/api/trpc`, headers: { cookie, origin } })] })

export type Api = ReturnType<typeof clientOf>

/** What a browser would send back of the cookies that an answer sets. */
export function cookieOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Signs in by e-mail and password, without an Origin, as a program does. */
export async function signInAt(origin: string, who: { email: string; password: string }) {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  })
  const cookie = cookieOf(answer)
  return { status: answer.status, cookie, api: clientOf(origin, cookie) }
}

/** Uploads a compare photo. */
export const uploadPhoto = (origin: string, cookie: string, photo: Buffer): Promise<Response> =>
  fetch(`${origin}/api/trpc/comparePhotos.upload`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie, origin },
    body: new Uint8Array(photo),
  })

/** The id that an upload was answered with. */
export async function photoIdOf(uploaded: Response): Promise<string> {
  const { result } = (await uploaded.json()) as { result: { data: { id: string } } }
  return result.data.id
}
