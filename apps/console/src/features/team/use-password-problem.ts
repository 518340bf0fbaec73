import { reasonOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'

const reasons = ['commonPassword', 'ownPassword', 'wrongPassword'] as const

/** What the server finds wrong with a password, in the reader's language; undefined for any other failure. */
export function usePasswordProblem(): (error: unknown) => string | undefined {
  const t = useT()
  return (error) => {
    const reason = reasons.find((each) => each === reasonOf(error))
    return reason && t(`password.${reason}`)
  }
}
