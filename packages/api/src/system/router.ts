import { merchantSchema } from '@ekyc/domain'
import { procedure, router } from '../trpc.ts'
import { getInfo } from './get-info.ts'
import { getMerchant } from './merchant.ts'
import { updateMerchant } from './update-merchant.ts'

export const systemRouter = router({
  info: procedure('system.read').query(({ ctx }) => getInfo(ctx)),
  merchant: procedure('system.details').query(({ ctx }) => getMerchant(ctx)),
  updateMerchant: procedure('settings.manage')
    .input(merchantSchema)
    .mutation(({ ctx, input }) => updateMerchant(ctx, input)),
})
