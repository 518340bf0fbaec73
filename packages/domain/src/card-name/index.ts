export { type ComparedName, compareNames, type NamePart } from './compare-names.ts'
export { namesOnCard } from './names-on-card.ts'
