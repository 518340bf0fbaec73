import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { tokenOf } from '../test/phone.ts'
import { createCustomer } from './customer.ts'
import type { Operator } from './operator.ts'
import type { Patiently } from './patience.ts'
import { createRandom, type Random } from './random.ts'
import { type Story, stories } from './stories.ts'

/** So many customers are on their way at once. */
const AT_ONCE = 20
const ARRIVES_WITHIN_MS = 1500

export type Case = {
  story: Story
  reference: string
  id: string
  /** The tokens that the customer was given, in their order. */
  tokens: string[]
}

/** Customers who keep coming, each with a story, and the operators who send them their links. */
export function createCrowd(
  operator: Operator,
  patiently: Patiently,
  { seed, photos }: { seed: number; photos: string[] },
) {
  const happened = new EventEmitter()
  const cases: Case[] = []
  const unanswered = new Set<string>()
  let coming = true
  let came = 0

  async function live(reference: string, random: Random): Promise<void> {
    const story = random.pick(stories)
    const { id, link } = await create(reference, random)
    const one: Case = { story, reference, id, tokens: [] }
    cases.push(one)
    const customer = createCustomer(link.url, patiently)
    await customer.look()
    if (story.tapsOnce) await customer.tapOnce()
    let last = ''
    for (const [index, codes] of story.visits.entries()) {
      last = index === 0 ? await customer.tapTwice() : await customer.tapForNew(last)
      one.tokens.push(tokenOf(last))
      const back = await customer.goThrough(last, codes, !story.leaves)
      if (back && random.oneIn(2)) await customer.comeBack(back)
    }
  }

  /** The same key at every try: however often its answer is cut off, there is one verification. */
  async function create(reference: string, random: Random) {
    const comparePhotoId = random.oneIn(3) ? photos.pop() : undefined
    const kind = comparePhotoId ? 'Face against photo' : random.pick(['Live face only', 'Identity card and face'])
    const { items } = await patiently(() => operator.api.profiles.list.query())
    const profileId = items.find(({ name }) => name === kind)?.id
    const input = { customer: { name: 'Maria Santos' }, reference, profileId, comparePhotoId }
    unanswered.add(reference)
    const created = await patiently(() => {
      happened.emit('create')
      return operator.api.verifications.create.mutate({ ...input, idempotencyKey: reference })
    })
    unanswered.delete(reference)
    return created
  }

  async function keepComing(): Promise<void> {
    while (coming) {
      const number = ++came
      const random = createRandom(seed + number)
      await sleep(random.below(ARRIVES_WITHIN_MS))
      await live(`case-${seed}-${number}`, random)
    }
  }

  return {
    cases,
    /** References of verifications that an operator waits for. */
    unanswered: () => [...unanswered],
    /** The next try to create a verification. */
    nextCreate: (signal: AbortSignal) => once(happened, 'create', { signal }),
    /** Resolves when nobody new comes any more and the last one has left. */
    async come(): Promise<void> {
      await Promise.all(Array.from({ length: AT_ONCE }, keepComing))
    },
    endComing() {
      coming = false
    },
  }
}

export type Crowd = ReturnType<typeof createCrowd>
