import { procedure, router } from '../trpc.ts'
import { lookAtEvidence } from './look-at-evidence.ts'
import { lookInput } from './schema.ts'

export const evidenceRouter = router({
  look: procedure('evidence.look')
    .input(lookInput)
    .mutation(({ ctx, input }) => lookAtEvidence(ctx, input)),
})
