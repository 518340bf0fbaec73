import {
  type Channel,
  cellValue,
  type ImportField,
  type ImportNote,
  importFields,
  isFailedFormula,
  joinedName,
} from '@ekyc/domain'
import { readPhone } from '@ekyc/domain/phones'
import type { z } from 'zod'
import { findAddress } from '../messages/address-for.ts'
import { type CreateVerificationInput, createVerificationInput } from '../verifications/schema.ts'
import { languageNamed } from './language-named.ts'
import type { Plan } from './plan.ts'
import type { RowNote } from './schema.ts'

/** What a row says: a verification, but for its photo, or what is wrong with it. `asTyped` has the phone without the merchant's country. */
export type ReadRow =
  | {
      is: 'good'
      input: CreateVerificationInput
      asTyped: CreateVerificationInput
      photoName: string | null
      doubts: RowNote[]
    }
  | { is: 'bad'; notes: RowNote[] }

/** Reads the cells as `verifications.create` would take them. */
export function readRow(cells: string[], plan: Plan): ReadRow {
  const values = valuesOf(cells, plan)
  const { name = '', shownAs, salutation, email, phone, timeZone, reference, extra, returnUrl, photo } = values
  const parsed = createVerificationInput.safeParse({
    customer: { name, shownAs, salutation, email, phone, timeZone },
    reference,
    extra,
    returnUrl,
    profileId: plan.profileId,
    unit: values.unit ?? plan.choices.unit,
    locale: values.locale ? (languageNamed(values.locale, plan.country) ?? values.locale) : plan.choices.locale,
    expiresInHours: values.expiresInHours ? hoursIn(values.expiresInHours) : plan.choices.expiresInHours,
  })
  const missing: RowNote[] = plan.needsPhoto && !photo ? [{ field: 'photo', note: 'needed' }] : []
  const spoilt = notesOfSpoilt(values)
  if (!parsed.success || spoilt.length > 0) {
    const issues = notesOfIssues(parsed.error?.issues ?? [], values)
    const others = issues.filter(({ field }) => !spoilt.some((note) => note.field === field))
    return { is: 'bad', notes: [...spoilt, ...others, ...missing] }
  }
  const input = withReadPhone(parsed.data, plan)
  const missed = plan.choices.send.map((channel) => ({ channel, missing: missingFor(channel, input, plan) }))
  const ways = missed.flatMap(({ channel, missing }) => (missing === null ? [channel] : []))
  const notes = [...missing, ...notesOfProfile(input, plan)]
  if (missed.length > 0 && ways.length === 0) {
    const needsCode = missed.some(({ missing }) => missing === 'phoneNotInternational')
    notes.push(needsCode ? { field: 'phone', note: 'needsCountryCode' } : { field: null, note: 'noAddress' })
  }
  if (notes.length > 0) return { is: 'bad', notes }
  const send = ways.length > 0 ? { channels: ways } : undefined
  return {
    is: 'good',
    input: { ...input, send },
    asTyped: parsed.data,
    photoName: plan.needsPhoto ? (photo ?? null) : null,
    // It may be what the merchant means, but its last digits are gone where it is not.
    doubts: SHORTENED.test(reference ?? '') ? [{ field: 'reference', note: 'spreadsheetNumber' }] : [],
  }
}

/** Digits alone: JavaScript would read 1e3 and 0x10 too. */
const hoursIn = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)

type Values = Partial<Record<ImportField, string>>

function valuesOf(cells: string[], { columns }: Plan): Values {
  const values: Values = {}
  for (const [index, field] of columns.entries()) {
    const value = field && cellValue(field, cells[index] ?? '')
    if (value) values[field] = value
  }
  values.name ||= joinedName(values.givenName ?? '', values.familyName ?? '')
  return values
}

/** What a spreadsheet has spoilt, some of which would pass for a value. */
function notesOfSpoilt(values: Values): RowNote[] {
  return importFields.flatMap((field): RowNote[] => {
    const value = values[field] ?? ''
    if (isFailedFormula(value)) return [{ field, note: 'formulaError' }]
    return field === 'phone' && SCIENTIFIC.test(value) ? [{ field, note: 'spreadsheetNumber' }] : []
  })
}

/** What the form's fields allow, and this profile or this person may not. */
function notesOfProfile({ locale, unit }: CreateVerificationInput, { offered, onlyUnit }: Plan): RowNote[] {
  const notes: RowNote[] = []
  if (locale && !offered.includes(locale)) notes.push({ field: 'locale', note: 'languageNotOffered' })
  if (unit && onlyUnit !== undefined && unit !== onlyUnit) notes.push({ field: 'unit', note: 'otherUnit' })
  return notes
}

function withReadPhone(input: CreateVerificationInput, { country }: Plan): CreateVerificationInput {
  const { phone } = input.customer
  return phone ? { ...input, customer: { ...input.customer, phone: readPhone(phone, country) } } : input
}

/** Why the channel leads nowhere; null if it reaches the customer. */
function missingFor(channel: Channel, { customer }: CreateVerificationInput, { handling }: Plan) {
  const { email = null, phone = null } = customer
  const found = findAddress(channel, { email, phone }, handling)
  return 'missing' in found ? found.missing : null
}

/** What a spreadsheet makes of a long number. */
const SCIENTIFIC = /^\+?\d([.,]\d+)?E\+?\d+$/i
/** The same, in what no number of a case looks like. */
const SHORTENED = /^\d[.,]\d+E\+\d+$/i

function notesOfIssues(issues: z.core.$ZodIssue[], values: Values): RowNote[] {
  const byField = new Map<ImportField, RowNote>()
  for (const issue of issues) {
    const field = importFields.find((each) => each === issue.path.at(-1))
    if (field && !byField.has(field)) byField.set(field, { field, note: noteOf(field, issue, values[field] ?? '') })
  }
  return [...byField.values()]
}

function noteOf(field: ImportField, issue: z.core.$ZodIssue, value: string): ImportNote {
  if (value === '') return 'needed'
  const wrong = issue.code === 'custom' ? issue.params?.wrong : undefined
  if (wrong === 'tooLong' || (issue.code === 'too_big' && issue.origin === 'string')) return 'tooLong'
  if (wrong === 'controlCharacters') return 'controlCharacters'
  if (wrong === 'spreadsheetNumber' || SCIENTIFIC.test(value)) return 'spreadsheetNumber'
  return wanted[field]
}

/** What each field wants to be. */
const wanted: Record<ImportField, ImportNote> = {
  name: 'needed',
  givenName: 'needed',
  familyName: 'needed',
  shownAs: 'needed',
  salutation: 'needed',
  reference: 'needed',
  photo: 'needed',
  unit: 'needed',
  extra: 'controlCharacters',
  email: 'notAnEmail',
  phone: 'notAPhone',
  locale: 'notALanguage',
  timeZone: 'notATimeZone',
  returnUrl: 'notAnAddress',
  expiresInHours: 'notHours',
}
