import { procedure, router } from '../trpc.ts'
import { testAlarm } from './test-alarm.ts'

export const alarmsRouter = router({
  test: procedure('settings.manage').mutation(({ ctx }) => testAlarm(ctx)),
})
