import { queryClient } from '#/api.ts'
import { signIn } from '#/session/sign-in.ts'

/** Signs in somebody who has just chosen a password; where that fails, the sign-in page says why. */
export async function enter(email: string, password: string, page: string): Promise<string> {
  const problem = await signIn(email, password)
  queryClient.clear()
  return problem ? '/sign-in' : page
}
