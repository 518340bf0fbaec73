import { queryClient } from '#/api.ts'

export type SignInProblem = 'wrong' | 'tooMany' | 'offline' | 'unexpected'

/** Signs in by the cookie that the server sets; null when it worked. */
export async function signIn(email: string, password: string): Promise<SignInProblem | null> {
  const response = await post('/api/auth/sign-in/email', { email, password })
  if (!response) return 'offline'
  if (response.status === 401 || response.status === 400) return 'wrong'
  if (response.status === 429) return 'tooMany'
  return response.ok ? null : 'unexpected'
}

/** Ends the session here and at the server, and forgets what was on screen. */
export async function signOut(): Promise<boolean> {
  const response = await post('/api/auth/sign-out', {})
  if (!response?.ok) return false
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
