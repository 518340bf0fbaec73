import { expect, test } from 'vitest'
import { createFairQueue } from './fair-queue.ts'

test('an owner of many never holds a second place, and others are served in turns whenever one is free', async () => {
  const queue = createFairQueue(['one', 'two'])
  const order: string[] = []
  const running = new Set<string>()
  const ends: (() => void)[] = []
  const work = (owner: string, name: string) =>
    queue.use(owner, async () => {
      expect(running.has(owner)).toBe(false)
      running.add(owner)
      order.push(name)
      await new Promise<void>((resolve) => ends.push(resolve))
      running.delete(owner)
    })
  const all = Promise.all([
    ...[1, 2, 3, 4].map((n) => work('greedy', `greedy ${n}`)),
    ...[1, 2].map((n) => work('b', `b ${n}`)),
    work('c', 'c 1'),
  ])
  for (let ended = 0; ended < 7; ended++) {
    await expect.poll(() => ends.length).toBeGreaterThan(ended)
    ends[ended]?.()
  }
  await all
  expect(order).toEqual(['greedy 1', 'b 1', 'c 1', 'greedy 2', 'b 2', 'greedy 3', 'greedy 4'])
})

test('work that fails gives its place back', async () => {
  const queue = createFairQueue(['only'])
  await expect(queue.use('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await queue.use('a', async (place) => place)).toBe('only')
})
