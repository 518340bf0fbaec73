import { expect, onTestFinished, test, vi } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function stopTheClock() {
  let now = 5000
  const stopped = vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => {
    stopped.mockRestore()
  })
  return (ms: number) => {
    now += ms
  }
}

test('twenty requests fit into any second, the next has to wait for the first to be a second old', () => {
  const pass = stopTheClock()
  const limit = createRateLimit(20)
  for (let i = 0; i < 20; i++) {
    expect(limit.take('apply')).toBe(true)
    pass(10)
  }
  expect(limit.take('apply')).toBe(false)
  expect(limit.take('result')).toBe(true)
  pass(799)
  expect(limit.take('apply')).toBe(false)
  pass(1)
  expect(limit.take('apply')).toBe(true)
  expect(limit.take('apply')).toBe(false)
})

test('a refused request does not count', () => {
  const pass = stopTheClock()
  const limit = createRateLimit(1)
  expect(limit.take('apply')).toBe(true)
  for (let i = 0; i < 5; i++) {
    pass(150)
    expect(limit.take('apply')).toBe(false)
  }
  pass(250)
  expect(limit.take('apply')).toBe(true)
})
