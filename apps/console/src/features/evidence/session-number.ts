import type { Session } from '#/api.ts'

/** The number under which a session stands on the page; null for what belongs to none. */
export function sessionNumber(sessions: Session[], id: string | null): number | null {
  const index = sessions.findIndex((session) => session.id === id)
  return index === -1 ? null : index + 1
}
