import { type AdviceKey, adviceKeys } from '@ekyc/domain'

/** What a mendable failure says: headline, one sentence, what helps. */
export type Advice = { title: string; text: string; tips: [string, string, string] }

/** They lead to other pages than "try again". */
type WithoutPage = 'none' | 'comparePhoto' | 'final'
const withoutPage: readonly AdviceKey[] = ['none', 'comparePhoto', 'final'] satisfies WithoutPage[]

/** The keys of advice that have a page of their own. */
export type AdviceWithPage = Exclude<AdviceKey, WithoutPage>
export const adviceWithPage = adviceKeys.filter((key): key is AdviceWithPage => !withoutPage.includes(key))
