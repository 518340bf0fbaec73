import { type Channel, isHeld, type MessageProblem, type MessageState } from '@ekyc/domain'

type Tried = { state: MessageState; channel: Channel; problem: MessageProblem | null }
type Tries = { tries: number; tryingSince: Date | null }

/** A wrong address stays wrong; whoever opted out stays out. */
export const isOfTheAddress = (problem: MessageProblem | null) => problem === 'addressRefused' || problem === 'optedOut'

/** What a person may have tried again. */
export function canRetry({ state, problem, tries, tryingSince }: Tried & Tries): boolean {
  if (state === 'queued') return tryingSince === null && isHeld({ problem, tries })
  if (state === 'refused') return !isOfTheAddress(problem)
  return state === 'failed' || state === 'unsure' || state === 'kept'
}

/** An e-mail that comes twice bears one Message-ID; an SMS does not. */
export const mayBeThere = ({ state, channel }: Tried) => state === 'unsure' && channel === 'sms'
