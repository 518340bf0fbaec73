/** What a customer does, and what must become of it however often the server dies meanwhile. */
export type Story = {
  name: string
  /** The codes of every attempt, visit by visit to Tencent's page. */
  visits: number[][]
  /** Closes Tencent's page without ending the last session. */
  leaves?: true
  /** Taps once, gives up when that fails, and never comes back. */
  tapsOnce?: true
  outcome: 'passed' | 'failed' | null
  code: number | null
  review?: 'pending'
}

export const stories: readonly [Story, ...Story[]] = [
  { name: 'passes at once', visits: [[0]], outcome: 'passed', code: 0 },
  { name: 'passes at the third attempt', visits: [[1201, 1205, 0]], outcome: 'passed', code: 0 },
  { name: 'passes in the second session', visits: [[2016, 1201], [0]], outcome: 'passed', code: 0 },
  { name: 'cancels, then passes', visits: [[1410], [0]], outcome: 'passed', code: 0 },
  { name: 'uses three sessions up', visits: [[2016], [1201, 1201, 1201], [1205]], outcome: 'failed', code: 1205 },
  { name: 'holds up a picture', visits: [[1201, 1002]], outcome: 'failed', code: 1002, review: 'pending' },
  { name: 'meets an unknown code', visits: [[9999]], outcome: 'failed', code: 9999, review: 'pending' },
  { name: 'leaves in the middle', visits: [[1201]], leaves: true, outcome: null, code: null },
  { name: 'taps once and gives up', visits: [], tapsOnce: true, outcome: null, code: null },
]
