import { can, type Permission } from '@ekyc/domain'
import { useSuspenseQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'

export const meQuery = trpc.team.me.queryOptions(undefined, { staleTime: 60_000 })

/** Who is signed in. Pages behind sign-in only. */
export const useMe = () => useSuspenseQuery(meQuery).data

/** What the signed-in person's role allows: what it does not is not on the screen. */
export function useMay(): (permission: Permission) => boolean {
  const { role } = useMe()
  return (permission) => can(role, permission)
}
