import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkEnd } from './link-end.ts'
import { HOUR_MS } from './times.ts'

const at = (text: string) => new Date(text)
const zones = ['UTC', 'Asia/Singapore', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']

it('ends a link of hours to the minute', () => {
  expect(linkEnd(at('2026-11-23T02:14:00Z'), 23, 'Asia/Singapore')).toEqual(at('2026-11-24T01:14:00Z'))
})

it('ends a link of days with the day, in the merchant’s zone', () => {
  expect(linkEnd(at('2026-11-23T02:14:00Z'), 7 * 24, 'Asia/Singapore')).toEqual(at('2026-11-30T15:59:59.999Z'))
  expect(linkEnd(at('2026-11-23T17:00:00Z'), 24, 'Asia/Singapore')).toEqual(at('2026-11-25T15:59:59.999Z'))
})

it('ends at 23:59 also across a change of the clocks', () => {
  expect(linkEnd(at('2026-03-28T12:00:00Z'), 24, 'Europe/Berlin')).toEqual(at('2026-03-29T21:59:59.999Z'))
  expect(linkEnd(at('2026-10-24T12:00:00Z'), 24, 'Europe/Berlin')).toEqual(at('2026-10-25T22:59:59.999Z'))
})

it('never ends earlier than was asked for, nor a day later, and shows 23:59 there', () => {
  const instants = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.integer({ min: 24, max: 2160 }), fc.constantFrom(...zones), (now, hours, timeZone) => {
      const end = linkEnd(now, hours, timeZone)
      const asked = now.getTime() + hours * HOUR_MS
      expect(end.getTime()).toBeGreaterThanOrEqual(asked)
      expect(end.getTime()).toBeLessThan(asked + 25 * HOUR_MS)
      const shown = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(end)
      expect(shown).toBe('23:59')
    }),
  )
})
