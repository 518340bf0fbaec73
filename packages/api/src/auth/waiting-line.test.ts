import { describe, expect, it } from 'vitest'
import { networkOf, siteOf } from './client-address.ts'
import { createWaitingLines } from './waiting-line.ts'

describe('the line of those who wait for a pause to end', () => {
  const namesOf = (address: string) => [networkOf(address), siteOf(address)]

  it('puts who comes once before an attacker who has 65,536 IPv6 networks and never comes twice from one', () => {
    const lines = createWaitingLines()
    const attack = (host: number) => lines.join('account', namesOf(`2001:db8:7:${host.toString(16)}::1`))
    for (let host = 0; host < 100; host++) attack(host).leave()
    for (let host = 100; host < 250; host++) attack(host)
    const owner = lines.join('account', namesOf('2001:db8:9::1'))
    for (let host = 250; host < 500; host++) attack(host)
    expect(owner.isNext()).toBe(true)
    expect(owner.isDropped()).toBe(false)
  })
})
