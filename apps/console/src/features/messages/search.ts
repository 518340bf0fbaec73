import type { MessageState } from '@ekyc/domain'

/** What each tab of the messages page shows; under trouble stands also what is held up. */
export const tabStates = {
  all: undefined,
  trouble: ['refused', 'failed', 'unsure'],
  waiting: ['queued'],
  sent: ['accepted', 'delivered'],
  kept: ['kept'],
  notSent: ['takenBack', 'dropped'],
} as const satisfies Record<string, readonly MessageState[] | undefined>
export type MessageTab = keyof typeof tabStates
export const messageTabs = Object.keys(tabStates) as MessageTab[]

/** What the address says of the messages page. */
export type MessagesSearch = { tab?: Exclude<MessageTab, 'all'> }

export function parseMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const tab = messageTabs.find((each) => each === search.tab)
  return { tab: tab === 'all' ? undefined : tab }
}
