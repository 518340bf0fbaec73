import { expect, it } from 'vitest'
import { customerZone } from './customer-zone.ts'

const at = new Date('2026-11-23T02:00:00Z')
const zoneOf = (phone: string | null, timeZone: string | null = null) =>
  customerZone({ phone, timeZone }, 'Asia/Singapore', at)

it('takes the customer’s own zone first', () => {
  expect(zoneOf('+6281234567890', 'Asia/Jayapura')).toBe('Asia/Jayapura')
})

it('takes the zone of the phone’s country where it has one clock', () => {
  expect(zoneOf('+66812345678')).toBe('Asia/Bangkok')
  expect(zoneOf('+60123456789')).toBe('Asia/Kuala_Lumpur')
  expect(zoneOf('+8613800138000')).toBe('Asia/Shanghai')
})

it('takes the merchant’s zone where the country has several, or the number says none', () => {
  expect(zoneOf('+6281234567890')).toBe('Asia/Singapore')
  expect(zoneOf('+12025550100')).toBe('Asia/Singapore')
  expect(zoneOf('0812345678')).toBe('Asia/Singapore')
  expect(zoneOf(null)).toBe('Asia/Singapore')
})
