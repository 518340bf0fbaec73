import { undelivered } from '@ekyc/domain'
import type { ListedVerification } from '#/api.ts'

/** States that an operator should know of while the customer has not started. */
const notable = [...undelivered, 'retrying'] as const
type Notable = { state: (typeof notable)[number]; channel: 'email' | 'sms' }

type Item = Pick<ListedVerification, 'progress' | 'declined' | 'message'>

/** What went wrong with the messages of a customer who has not started; null where nothing did, or nobody waits for them. */
export function messageTrouble({ progress, declined, message }: Item): Notable | null {
  const waits = (progress === 'created' || progress === 'opened') && declined === null
  const state = waits && notable.find((each) => each === message?.state)
  return message && state ? { state, channel: message.channel } : null
}
