export { formatDay, formatInstant } from './format-date.ts'
export { languageNames, pickLocale } from './pick-locale.ts'
