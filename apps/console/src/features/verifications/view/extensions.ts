/** Days of more time that can be given. */
export const extensions = ['1', '3', '7', '14', '30', '90'] as const
export type Days = (typeof extensions)[number]
