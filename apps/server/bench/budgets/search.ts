import { engines } from '@ekyc/db'
import type { Bench } from '../bench.ts'
import type { Caller } from '../caller.ts'
import { RARE_NAME, SMALL_UNIT } from '../fill/people.ts'
import { cpuOf } from '../process-facts.ts'
import { within } from '../report.ts'
import { startServer } from '../server-process.ts'
import { byTurns, p95 } from '../stats.ts'
import { signInOfUnit } from '../unit-operator.ts'

const ROUNDS = 60
const BUDGET_MS = 25

type Page = { items: { id: string; reference: string | null }[] }
type Kind = { what: string; queries: string[] }

/** A search answers within 25 ms at 1,000,000 verifications, whatever is typed. */
export async function search({ databases, report }: Bench): Promise<void> {
  for (const engine of engines) {
    const server = await startServer(await databases.filled(engine, 1_000_000))
    try {
      const caller = await server.signIn()
      const some = await kinds(caller)
      const cpu: number[] = []
      await measure(some, '', caller, {})
      await measure(some, ', mine', caller, { mine: true })
      await measure(some, ', one unit and failed', caller, { unit: SMALL_UNIT, outcome: 'failed' })
      await measure(some, ', own unit', await signInOfUnit(server, SMALL_UNIT), {})

      async function measure(some: Kind[], narrowedBy: string, who: Caller, filter: object) {
        for (const { what, queries } of some) {
          for (const [procedure, shown] of [
            ['verifications.list', ''],
            ['verifications.counts', ', counts'],
          ] as const) {
            let turn = 0
            const next = () => who.query(procedure, { filter: { ...filter, q: queries[turn++ % queries.length] } })
            const before = await cpuOf(server.pid)
            const [times = []] = await byTurns(ROUNDS, [next])
            cpu.push(((await cpuOf(server.pid)) - before) / turn)
            report(within(`search${narrowedBy}: ${what}${shown}, ${engine}`, p95(times), BUDGET_MS, 'ms'))
          }
        }
      }
      // SQLite works inside the server: what the costliest kind takes when nobody else wants the processor.
      if (engine === 'sqlite')
        report(within('search: CPU time of the costliest kind, sqlite', Math.max(...cpu), BUDGET_MS, 'ms'))
    } finally {
      await server.stop()
    }
  }
}

/** Each with several texts, so that no page of the database is warm for one alone. */
async function kinds(caller: Caller): Promise<Kind[]> {
  const { data } = await caller.query<Page>('verifications.list', { filter: {}, limit: 100 })
  const some = data.items.filter((_, index) => index % 10 === 0)
  const of = (value: (item: Page['items'][number]) => string) => some.map(value)
  return [
    { what: 'beginning of a name', queries: ['mar', 'sant', 'bud', 'wib', 'chai', 'fern', 'kari', 'pere'] },
    { what: 'two letters', queries: ['ma', 'sa', 'an', 'li', 'ko'] },
    { what: 'whole name, common words', queries: ['maria santos', 'jose reyes', 'ana cruz garcia'] },
    { what: 'email address', queries: ['maria.santos1', 'jose.reyes22@', 'ana.cruz333@gmail.example', 'budi.tan4'] },
    { what: "an email's domain, which most have", queries: ['gmail.example', 'yahoo.example', 'example'] },
    { what: 'reference', queries: of(({ reference }) => reference ?? '') },
    { what: 'beginning of a reference, which all have', queries: ['acc', 'acc-00', 'acc-05'] },
    { what: 'id', queries: of(({ id }) => id) },
    { what: 'last four digits of a phone', queries: ['0001', '1234', '4711', '9876', '5550'] },
    { what: 'one Chinese character', queries: ['王', '李', '萧', '伟', '凯'] },
    { what: 'Chinese name', queries: ['王伟', '张敏静', '李娜'] },
    { what: 'a rare word', queries: [RARE_NAME, `maria ${RARE_NAME}`] },
    { what: 'two common words that nobody has together', queries: ['santos reyes tan', 'santoso nair'] },
    { what: 'nothing found', queries: ['zzyzx', 'nobody@nowhere.invalid', '龘'] },
  ]
}
