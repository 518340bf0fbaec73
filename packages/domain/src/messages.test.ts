import { expect, it } from 'vitest'
import { combineDeliveries } from './messages.ts'

const email = (state: 'refused' | 'accepted' | 'queued' | 'kept') => ({ channel: 'email' as const, state })
const sms = (state: 'refused' | 'accepted' | 'queued') => ({ channel: 'sms' as const, state })

it('takes the newest message of each channel, and of two channels the one that reached the customer', () => {
  expect(combineDeliveries([])).toBeNull()
  expect(combineDeliveries([email('refused'), email('accepted')])).toEqual(email('refused'))
  expect(combineDeliveries([email('refused'), sms('accepted')])).toEqual(sms('accepted'))
  expect(combineDeliveries([sms('refused'), email('accepted')])).toEqual(email('accepted'))
  expect(combineDeliveries([sms('queued'), email('refused')])).toEqual(sms('queued'))
  expect(combineDeliveries([sms('refused'), email('kept')])).toEqual(sms('refused'))
})
