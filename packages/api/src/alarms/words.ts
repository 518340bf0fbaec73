import { apiErrorOf, type Channel, type MessageProblem, type Noticed, type Trouble } from '@ekyc/domain'
import { heldCause } from './held-cause.ts'

/** What was noticed of each trouble: counts and ids, nothing of a person. */
export type TroubleFacts = {
  tencentRefuses: { code: string; host: string }
  tencentFails: { problem: string; host: string }
  ruleIdUnknown: { ruleId: string; profile: string }
  sessionsUnanswered: UnansweredFacts
  sessionsNearLoss: UnansweredFacts
  storageFails: { problem: string; host: string }
  databaseFails: { host: string }
  databaseCorrupt: { host: string }
  clockOff: ClockFacts
  databaseClockOff: ClockFacts
  diskLow: { folder: string; percent: number; gigabytes: number; host: string }
  messagesHeld: HeldFacts
}
/** `more` is a plus where there are more than n. */
export type UnansweredFacts = { n: number; more: '' | '+'; verificationId: string; resultUntil: string }

/** `more` is a plus where there are more than n. */
export type HeldFacts = { n: number; more: '' | '+'; channel: Channel; problem: MessageProblem }

type ClockFacts = { seconds: number; host: string }

/** What one check says of a trouble. */
export type NoticeOf<T extends Trouble> =
  | { trouble: T; noticed: 'on'; facts: TroubleFacts[T] }
  | { trouble: T; noticed: Exclude<Noticed, 'on'> }

type Words = { title: string; text: string }

const words: { [T in Trouble]: (facts: TroubleFacts[T]) => Words } = {
  tencentRefuses({ code, host }) {
    const { meaning, action } = apiErrorOf(code)
    return {
      title: 'Tencent rejects our keys or account',
      text: `Tencent is rejecting calls from ${host}: ${code}. ${meaning} ${action} Customers can’t start a check until this is fixed. Links are not affected.`,
    }
  },
  tencentFails: ({ problem, host }) => ({
    title: 'Calls to Tencent fail',
    text: `Calls from ${host} to Tencent fail. ${problem} Until then customers are asked to try again later, and results are fetched afterwards. Links stay active.`,
  }),
  ruleIdUnknown: ({ ruleId, profile }) => ({
    title: 'Tencent does not know a profile’s RuleId',
    text: `Tencent does not know the RuleId ${ruleId} of the profile “${profile}”, so its customers cannot start. Correct the RuleId in the profile, or remove it. Links keep the version of the profile that they were created with: create new ones for customers who still need to start.`,
  }),
  sessionsUnanswered: (facts) => ({
    title: 'No response from Tencent for 12 hours',
    text: `${sessions(facts)} had no response from Tencent for 12 hours. ${lostAt(facts)} The server keeps retrying. Find out what is blocking the responses.`,
  }),
  sessionsNearLoss: (facts) => ({
    title: 'Results are close to being lost',
    text: `${sessions(facts)} had no response from Tencent, and 48 of the 72 hours have passed. ${lostAt(facts)} Tencent deletes results after 72 hours.`,
  }),
  storageFails: ({ problem, host }) => ({
    title: 'Evidence storage is failing',
    text: `Evidence storage is failing on ${host}. ${problem} No results can be saved until it works. They will be fetched again then.`,
  }),
  databaseFails: ({ host }) => ({
    title: 'The database is failing',
    text: `${host} can’t use the database. Until it can, customers and operators are asked to try again later.`,
  }),
  databaseCorrupt: ({ host }) => ({
    title: 'The database is damaged',
    text: `The database file on ${host} is damaged. Stop the server, keep a copy of the file and restore the newest backup: see “A damaged database” in docs/operate.md.`,
  }),
  clockOff: ({ seconds, host }) => ({
    title: 'The server clock is out of sync',
    text: `The clock of ${host} is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} Tencent’s. At 300 seconds, Tencent rejects every call. Sync it, preferably with NTP.`,
  }),
  databaseClockOff: ({ seconds, host }) => ({
    title: 'A server’s clock differs from the database’s',
    text: `The clock of ${host} is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} the database’s. Links and sessions use the database’s clock, but calls to Tencent are signed with the server’s. At 300 seconds off, Tencent rejects them. Synchronise both by NTP.`,
  }),
  diskLow: ({ folder, percent, gigabytes, host }) => ({
    title: 'A disk is almost full',
    text: `The ${folder} disk on ${host} has ${percent} % free (${gigabytes} GB). When it is full, no results can be saved. Free up space or extend the disk.`,
  }),
  messagesHeld: ({ n, more, channel, problem }) => ({
    title: 'Messages to customers are on hold',
    text: `${n.toLocaleString('en')}${more} ${channel === 'email' ? (n === 1 ? 'email' : 'emails') : 'SMS'} to customers ${n === 1 ? 'is' : 'are'} on hold. ${heldCause(channel, problem)} Messages on hold are sent automatically once this is fixed. Until then, share links another way.`,
  }),
}

/** A trouble in English, for mails, webhooks and the console. `facts` are those that were written for it. */
export function inWords<T extends Trouble>(trouble: T, facts: TroubleFacts[T]): Words {
  return words[trouble](facts)
}

const sessions = ({ n, more }: UnansweredFacts) =>
  n === 1 ? '1 session has' : `${n.toLocaleString('en')}${more} sessions have`

const lostAt = ({ n, resultUntil, verificationId }: UnansweredFacts) =>
  `${n === 1 ? 'Its result will be' : 'The oldest result will be'} lost at ${inUtc(resultUntil)} (verification ${verificationId}).`

export const inUtc = (instant: string) => `${instant.slice(0, 16).replace('T', ' ')} UTC`
