import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useMay } from '#/session/me.ts'

/**
 * The units that there are, and whether somebody chooses among them: who sees one alone does not, and while there is none
 * only those who could begin with one do.
 */
export function useUnits(): { units: string[]; choose: boolean } {
  const may = useMay()
  const { data } = useQuery(trpc.verifications.units.queryOptions())
  const units = data?.items ?? []
  return { units, choose: units.length > 0 || may('units.all') }
}
