import { type Channel, fields, type Locale, locales, presentName } from '@ekyc/domain'
import type { Channels, CreatedVerification, CreateInput, Profile, Verification } from '#/api.ts'

/** 'auto': the phone's own. */
export type LocaleChoice = Locale | 'auto'

export type NewForm = {
  name: string
  /** Empty while it follows the name. */
  shownAs: string
  /** Undefined while it follows the name; empty greets without a name. */
  greeting?: string
  salutation: string
  email: string
  phone: string
  reference: string
  /** Empty: the operator's own. */
  unit: string
  locale: LocaleChoice
  profileId: string
  /** How long the link works; undefined takes the profile's own. */
  hours: number | undefined
  /** What the operator ticked; a channel without an entry is sent by when it is the usual one. */
  send: Partial<Record<Channel, boolean>>
  /** Empty: the phone's country or the merchant decides. */
  timeZone: string
  reminders: boolean
}

/** What was made, with the name as the operator typed it and the ways that the form knew. */
export type Created = { name: string; verification: CreatedVerification; ways: Channels | undefined }

export const emptyForm: NewForm = {
  name: '',
  shownAs: '',
  salutation: '',
  email: '',
  phone: '',
  reference: '',
  unit: '',
  locale: 'auto',
  profileId: '',
  hours: undefined,
  send: {},
  timeZone: '',
  reminders: true,
}

/** The form of a new verification for the customer of an earlier one. Names that follow the name go on doing so. */
export function formAfter({ customer, reference, unit, locale, profile }: Verification): NewForm {
  const usual = presentName(customer.name)
  return {
    ...emptyForm,
    name: customer.name,
    shownAs: customer.shownAs === usual.shownAs ? '' : customer.shownAs,
    greeting: customer.greeting === usual.greeting ? undefined : (customer.greeting ?? ''),
    salutation: customer.salutation ?? '',
    email: customer.email ?? '',
    phone: customer.phone ?? '',
    timeZone: customer.timeZone ?? '',
    reference: reference ?? '',
    unit: unit ?? '',
    locale: locale ?? 'auto',
    profileId: profile.id,
  }
}

/** Whether the comparison photo of a verification can be used again. */
export const hasPhoto = ({ evidence }: Verification): boolean =>
  evidence.some(({ kind, state, replacedAt }) => kind === 'comparePhoto' && state === 'stored' && !replacedAt)

/** What an operator may choose among, and what is chosen of it: another profile may not offer what was picked before. */
export function offeredLocales(profile: Profile | undefined, ofMerchant: readonly Locale[], picked: LocaleChoice) {
  const ofProfile = profile?.handling.locales ?? locales
  const offered: LocaleChoice[] = ['auto', ...ofProfile.filter((each) => ofMerchant.includes(each))]
  return { offered, locale: offered.includes(picked) ? picked : 'auto' }
}

/** What the customer will read of the name. */
export const shownAsOf = ({ name, shownAs }: Pick<NewForm, 'name' | 'shownAs'>): string =>
  shownAs.trim() || (name.trim() ? presentName(name).shownAs : '')

/** What messages will call the customer; null where they greet without a name. */
export const greetingOfForm = ({ name, greeting, salutation }: NewForm): string | null =>
  salutation.trim() || (greeting === undefined ? presentName(name).greeting : greeting.trim() || null)

export const localeOf = (locale: LocaleChoice): Locale | undefined => (locale === 'auto' ? undefined : locale)

const addressRules = { email: ['email', fields.email], sms: ['phone', fields.phone] } as const

/** The address that a channel would go to; null while it is missing or wrong. */
export function addressOf(form: Pick<NewForm, 'email' | 'phone'>, channel: Channel): string | null {
  const [box, rule] = addressRules[channel]
  return rule.safeParse(form[box]).success ? form[box].trim() : null
}

/** By which of the possible channels the link goes out: as ticked, else by e-mail when there is an address. */
export const sendsBy = (form: Pick<NewForm, 'email' | 'phone' | 'send'>, possible: readonly Channel[]): Channel[] =>
  possible.filter((channel) => addressOf(form, channel) && (form.send[channel] ?? channel === 'email'))

type More = Pick<CreateInput, 'comparePhotoId' | 'followsId' | 'reusePhoto' | 'idempotencyKey'> & {
  channels: Channel[]
}

/** The form as the API takes it. */
export function toInput(form: NewForm, { channels, ...more }: More): CreateInput {
  const filled = (text: string) => text.trim() || undefined
  return {
    customer: {
      name: form.name,
      shownAs: filled(form.shownAs),
      greeting: form.greeting === undefined ? undefined : (filled(form.greeting) ?? null),
      salutation: filled(form.salutation),
      email: filled(form.email),
      phone: filled(form.phone),
      timeZone: filled(form.timeZone),
    },
    reference: filled(form.reference),
    unit: filled(form.unit),
    profileId: form.profileId,
    locale: localeOf(form.locale),
    expiresInHours: form.hours,
    send: channels.length > 0 ? { channels } : undefined,
    reminders: form.reminders,
    ...more,
  }
}

/** Makes sending the same form twice, after a lost answer, one verification. Works without https too. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
