import { engines } from '@ekyc/db'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { SMALL_UNIT } from '../fill/people.ts'
import { startServer } from '../server-process.ts'
import { byTurns, p95 } from '../stats.ts'
import { signInOfUnit } from '../unit-operator.ts'

const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 100
const DAY_MS = 86_400_000

type Page = { items: { id: string }[]; nextCursor: string | null }
type View = { what: string; filter?: object; deep?: boolean }

/** What a person clicks: the tabs, the filters beside them, and two that meet in few rows. */
const views: View[] = [
  { what: 'first page' },
  { what: 'page half way down', deep: true },
  { what: 'tab waiting', filter: { progress: ['created', 'opened'] } },
  { what: 'tab in progress', filter: { progress: 'started' } },
  { what: 'tab passed', filter: { outcome: 'passed' } },
  { what: 'tab passed, half way down', filter: { outcome: 'passed' }, deep: true },
  { what: 'tab failed', filter: { outcome: 'failed' } },
  { what: 'tab ended', filter: { progress: ['expired', 'cancelled'] } },
  { what: 'tab needs review', filter: { review: 'pending' } },
  { what: 'one code', filter: { code: 1205 } },
  { what: 'one profile', filter: { profileId: 'prf_builtin3' } },
  { what: 'failed, a code and a profile', filter: { outcome: 'failed', code: 2016, profileId: 'prf_builtin3' } },
  { what: 'cancelled, a profile', filter: { progress: 'cancelled', profileId: 'prf_builtin3' } },
  { what: 'tab mine', filter: { mine: true } },
  { what: 'mine, half way down', filter: { mine: true }, deep: true },
  { what: 'mine, needs review', filter: { mine: true, review: 'pending' } },
  { what: 'one unit', filter: { unit: SMALL_UNIT } },
  { what: 'one unit, needs review', filter: { unit: SMALL_UNIT, review: 'pending' } },
  { what: 'failed, 30 days', filter: { outcome: 'failed', createdFrom: new Date(Date.now() - 30 * DAY_MS) } },
]

/** What an operator clicks who sees one unit alone. */
const viewsOfUnit: View[] = [
  { what: 'first page' },
  { what: 'page half way down', deep: true },
  { what: 'tab mine', filter: { mine: true } },
  { what: 'tab waiting', filter: { progress: ['created', 'opened'] } },
  { what: 'tab passed', filter: { outcome: 'passed' } },
  { what: 'tab failed', filter: { outcome: 'failed' } },
  { what: 'tab ended', filter: { progress: ['expired', 'cancelled'] } },
  { what: 'tab needs review', filter: { review: 'pending' } },
  { what: 'one profile', filter: { profileId: 'prf_builtin3' } },
  { what: 'failed, a code and a profile', filter: { outcome: 'failed', code: 2016, profileId: 'prf_builtin3' } },
]

/** A page of the list and the tabs' counts cost at 1,000,000 verifications at most twice what they cost at 10,000. */
export async function list({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const small = await startServer(await databases.filled(engine, SMALL))
    const large = await startServer(await databases.filled(engine, LARGE))
    try {
      const sizes = [await small.signIn(), await large.signIn()]
      for (const view of views) {
        await compare(`list: ${view.what}`, await Promise.all(sizes.map((caller) => pageOf(caller, view))))
      }
      await compare(
        'overview',
        sizes.map((caller) => () => caller.query('overview.get')),
      )
      for (const filter of [{}, { profileId: 'prf_builtin1' }]) {
        const what = `list: counts of the tabs${'profileId' in filter ? ', one profile' : ''}`
        await compare(
          what,
          sizes.map((caller) => () => caller.query('verifications.counts', { filter })),
        )
      }
      const operators = [await signInOfUnit(small, SMALL_UNIT), await signInOfUnit(large, SMALL_UNIT)]
      for (const view of viewsOfUnit) {
        await compare(`list, own unit: ${view.what}`, await Promise.all(operators.map((each) => pageOf(each, view))))
      }
      await compare(
        'list, own unit: counts of the tabs',
        operators.map((each) => () => each.query('verifications.counts', { filter: {} })),
      )
    } finally {
      await Promise.all([small.stop(), large.stop()])
    }

    async function compare(what: string, calls: (() => Promise<{ ms: number }>)[]) {
      const [few = [], many = []] = await byTurns(ROUNDS, calls)
      report({ what: `${what}, ${engine}`, measured: p95(many), floor: p95(few), unit: 'ms', limit: { most: 2 } })
    }
  }
}

/** Deep pages begin where half of the year's ids end. */
async function pageOf(caller: Caller, { filter = {}, deep }: View) {
  const createdTo = new Date(Date.now() - 182 * DAY_MS)
  const half = await caller.query<Page>('verifications.list', { filter: { ...filter, createdTo }, limit: 1 })
  const cursor = deep ? half.data.items[0]?.id : undefined
  return () => caller.query('verifications.list', { filter, cursor })
}
