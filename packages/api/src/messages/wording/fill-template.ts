import type { SmsTemplate, SmsTemplateVariable } from '@ekyc/domain'
import type { MessageInput } from './input.ts'
import { variableValues } from './speak.ts'

/** The approved template that stands for a message, with its parameters in order; null where none is mapped to it. */
export function fillTemplate(
  templates: readonly SmsTemplate[],
  input: MessageInput,
): { id: string; params: string[] } | null {
  const template = templates.find(
    ({ kind, withLink, locale }) => kind === input.kind && withLink === input.withLink && locale === input.locale,
  )
  if (!template) return null
  const { customer, merchant, link, validUntil } = variableValues(input, 'sms')
  const values: Record<SmsTemplateVariable, string | null> = {
    customer,
    merchant,
    link,
    linkCode: link && (link.split('/').at(-1) ?? null),
    validUntil,
  }
  return { id: template.templateId, params: template.params.map((variable) => values[variable] ?? '') }
}
