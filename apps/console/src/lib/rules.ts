import { fields } from '@ekyc/domain'

type Rule = keyof typeof fields

/** A form's check by the server's own rule: one sentence that says what is wanted. An empty optional field is fine. */
export function rule(name: Rule, wanted: string, { optional = false } = {}) {
  return (value: string): true | string =>
    (optional && value.trim() === '') || fields[name].safeParse(value).success || wanted
}

/** What an empty box means to the server: nothing. */
export const orNothing = (value: string): string | undefined => value.trim() || undefined
export const orNull = (value: string): string | null => value.trim() || null
