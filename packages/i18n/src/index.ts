export { formatBriefly, formatDay, formatInstant } from './format-date.ts'
export { joined, MARK } from './glued.ts'
export { languageNames } from './language-names.ts'
export { pickLocale } from './pick-locale.ts'
