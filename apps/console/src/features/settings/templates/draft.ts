import { locales, messageKinds, type SmsTemplate, type SmsTemplateVariable, smsTemplateSchema } from '@ekyc/domain'

/** A template while it is typed: its number may be none yet. */
export type TypedTemplate = Omit<SmsTemplate, 'templateId' | 'params'> & {
  templateId: string
  params: SmsTemplateVariable[]
}
export type Slot = Pick<SmsTemplate, 'kind' | 'withLink' | 'locale'>

/** Every message that may have a template, in the order of the page. */
const slots: Slot[] = locales.flatMap((locale) =>
  messageKinds.flatMap((kind) => [true, false].map((withLink) => ({ kind, withLink, locale }))),
)
export const slotsOf = (locale: SmsTemplate['locale']) => slots.filter((slot) => slot.locale === locale)

const isFor = (slot: Slot) => (template: Slot) =>
  template.kind === slot.kind && template.withLink === slot.withLink && template.locale === slot.locale

export const templateFor = (templates: readonly TypedTemplate[], slot: Slot): TypedTemplate =>
  templates.find(isFor(slot)) ?? { ...slot, templateId: '', params: [] }

/** The list with one template changed; one that says nothing is none. */
export function withTemplate(templates: readonly TypedTemplate[], changed: TypedTemplate): TypedTemplate[] {
  return slots
    .map((slot) => (isFor(slot)(changed) ? changed : templateFor(templates, slot)))
    .filter((template) => !isEmpty(template))
}

export const isEmpty = ({ templateId, params }: TypedTemplate) => templateId.trim() === '' && params.length === 0

/** Which of a template's two parts is not right. */
export function wrongIn(template: TypedTemplate): { templateId: boolean; params: boolean } {
  if (isEmpty(template)) return { templateId: false, params: false }
  const { error } = smsTemplateSchema.safeParse(template)
  const has = (part: string) => error?.issues.some(({ path }) => path[0] === part) ?? false
  return { templateId: has('templateId'), params: has('params') || linkIsWrong(template) }
}

/** The schema speaks of the link only once everything else is right. */
const linkIsWrong = ({ withLink, params }: TypedTemplate) =>
  withLink !== params.some((variable) => variable === 'link' || variable === 'linkCode')
