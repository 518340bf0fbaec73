import { procedure, router } from '../trpc.ts'
import { getInfo } from './get-info.ts'

export const systemRouter = router({
  info: procedure('system.read').query(({ ctx }) => getInfo(ctx)),
})
