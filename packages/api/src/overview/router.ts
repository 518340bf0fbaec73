import { procedure, router } from '../trpc.ts'
import { getOverview } from './get-overview.ts'

export const overviewRouter = router({
  get: procedure('overview.read').query(({ ctx }) => getOverview(ctx)),
})
