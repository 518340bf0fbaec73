import { z } from 'zod'

export const playbookLanguages = ['en', 'zh-CN'] as const

export const playbookListInput = z
  .strictObject({ language: z.enum(playbookLanguages).default('en') })
  .default({ language: 'en' })
export const playbookGetInput = z.strictObject({
  code: z.int(),
  language: z.enum(playbookLanguages).default('en'),
})
