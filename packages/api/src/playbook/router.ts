import { localizedCode, outcomeCodes } from '@ekyc/domain'
import { procedure, router } from '../trpc.ts'
import { playbookGetInput, playbookListInput } from './schema.ts'

export const playbookRouter = router({
  list: procedure('playbook.read')
    .input(playbookListInput)
    .query(({ input }) => ({ items: outcomeCodes.map(({ code }) => localizedCode(code, input.language)) })),
  get: procedure('playbook.read')
    .input(playbookGetInput)
    .query(({ input }) => localizedCode(input.code, input.language)),
})
