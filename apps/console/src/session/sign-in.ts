import { queryClient } from '#/api.ts'
import { tellTabs } from './session-clock.ts'

export type SignInProblem = {
  kind: 'wrong' | 'disabled' | 'tooMany' | 'offline' | 'unexpected'
  /** Until the account takes another password, of `tooMany`. */
  waitSeconds: number
}

/** Signs in by the cookie that the server sets; null when it worked. */
export async function signIn(email: string, password: string): Promise<SignInProblem | null> {
  const response = await post('/api/auth/sign-in/email', { email, password })
  if (response?.ok) {
    tellTabs('signedIn')
    return null
  }
  const waitSeconds = Number(response?.headers.get('retry-after') ?? 0)
  return { kind: response ? (kinds[response.status] ?? 'unexpected') : 'offline', waitSeconds }
}

const kinds: Record<number, SignInProblem['kind']> = { 400: 'wrong', 401: 'wrong', 403: 'disabled', 429: 'tooMany' }

/** Ends the session here and at the server, and forgets what was on screen. */
export async function signOut(): Promise<boolean> {
  const response = await post('/api/auth/sign-out', {})
  if (!response?.ok) return false
  tellTabs('signedOut')
  queryClient.clear()
  return true
}

async function post(path: string, body: object): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return null
  }
}
