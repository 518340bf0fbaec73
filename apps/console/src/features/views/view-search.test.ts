import { expect, test } from 'vitest'
import type { ListSearch, Tab } from '../verifications/list/search.ts'
import { filterOfView, searchOfView } from './view-search.ts'

test.each<[Tab, ListSearch]>([
  ['all', {}],
  ['mine', { created: '7d' }],
  ['waiting', { profile: 'prf_1,prf_2', unit: 'Jurong East' }],
  ['failed', { code: '1201,2016' }],
  ['all', { needs: 'comparePhoto' }],
  ['needsReview', { declined: 'notMe' }],
  ['waiting', { message: 'held,refused' }],
])('the view of tab %s with %j leads back to the same list', (tab, search) => {
  const kept = Object.fromEntries(Object.entries({ ...search, tab }).filter(([, value]) => value !== undefined))
  const found = searchOfView(filterOfView(search, tab)) ?? {}
  expect(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))).toEqual(kept)
})

test('a view keeps neither what is searched for nor what ends soon', () => {
  expect(filterOfView({ q: 'maria', ends: '1d', created: '1d' }, 'all')).toEqual({ createdWithinDays: 1 })
})

test('a filter that no tab and no box of the list can show leads nowhere', () => {
  expect(searchOfView({ progress: 'completed' })).toBeNull()
  expect(searchOfView({ createdWithinDays: 2 })).toBeNull()
  expect(searchOfView({ createdFrom: '2026-01-01T00:00:00Z' })).toBeNull()
  expect(searchOfView({ createdBy: 'usr_1' })).toBeNull()
})
