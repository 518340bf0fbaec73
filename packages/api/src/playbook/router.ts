import {
  documentWarnings,
  documentWarningWords,
  livenessTags,
  livenessTagWords,
  localizedCode,
  outcomeCodes,
} from '@ekyc/domain'
import { procedure, router } from '../trpc.ts'
import { playbookGetInput, playbookListInput } from './schema.ts'

export const playbookRouter = router({
  list: procedure('playbook.read')
    .input(playbookListInput)
    .query(({ input: { language } }) => ({
      items: outcomeCodes.map(({ code }) => localizedCode(code, language)),
      livenessTags: livenessTags.map((tag) => ({ tag, meaning: livenessTagWords(tag, language) })),
      documentWarnings: documentWarnings.map((code) => ({
        code: Number(code),
        meaning: documentWarningWords(code, language),
      })),
    })),
  get: procedure('playbook.read')
    .input(playbookGetInput)
    .query(({ input }) => localizedCode(input.code, input.language)),
})
