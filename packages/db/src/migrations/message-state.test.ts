import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { combineDeliveries, type DeliveryState, isHeld, type MessageProblem } from '@ekyc/domain'
import { describe, expect, it } from 'vitest'
import { createTestDatabase, engines } from '../testing/index.ts'
import { addVerifications } from '../testing/rows.ts'
import { migrationsFolder } from './committed.ts'

type Row = { channel: 'email' | 'sms'; state: string; problem?: MessageProblem; tries?: number }

const email = (state: string, rest: Partial<Row> = {}): Row => ({ channel: 'email', state, ...rest })
const sms = (state: string, rest: Partial<Row> = {}): Row => ({ channel: 'sms', state, ...rest })

/** Messages of one verification each, newest first. */
const cases: Row[][] = [
  [],
  [email('dropped')],
  [email('takenBack'), email('accepted')],
  [email('refused', { problem: 'addressRefused' }), email('accepted')],
  [sms('accepted'), email('refused', { problem: 'addressRefused' })],
  [sms('failed', { problem: 'notDelivered' }), email('delivered')],
  [email('queued')],
  [email('queued', { problem: 'greylisted', tries: 9 })],
  [email('queued', { problem: 'busy', tries: 4 })],
  [email('queued', { problem: 'busy', tries: 5 })],
  [sms('queued', { problem: 'noTemplate', tries: 1 }), email('kept')],
  [sms('unsure', { problem: 'answerLost' }), email('queued', { problem: 'senderRefused', tries: 1 })],
]

/** What the program itself would keep. */
function expected(messages: Row[]) {
  const standing = messages
    .filter(({ state }) => state !== 'dropped' && state !== 'takenBack')
    .map(({ channel, state, problem = null, tries = 0 }) => {
      const queued = isHeld({ problem, tries }) ? 'held' : problem ? 'retrying' : 'queued'
      return { channel, state: (state === 'queued' ? queued : state) as DeliveryState }
    })
  const delivery = combineDeliveries(standing)
  return { messageState: delivery?.state ?? 'none', messageChannel: delivery?.channel ?? null }
}

describe.each(engines)('the upgrade on %s', (engine) => {
  it('knows of every verification what became of its messages, as the program does', async () => {
    const folder = migrationsFolder(engine)
    const name = (await readdir(folder)).find((each) => each.endsWith('_message_state')) ?? ''
    const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
    const backfill = /^WITH [^;]*;/m.exec(sql)?.[0] ?? ''
    const { db, close } = await createTestDatabase(engine)
    const ids = cases.map((_, index) => `ver_${index}`)
    await addVerifications(db, ids)
    await db.client.message.createMany({
      data: cases.flatMap((messages, index) =>
        messages.map((message, place) => ({
          id: `msg_${index}_${9 - place}`,
          verificationId: `ver_${index}`,
          createdAt: new Date(),
          kind: 'invitation',
          withLink: true,
          locale: 'en',
          sealedTo: 'sealed',
          ...message,
        })),
      ),
    })
    await db.client.$executeRawUnsafe(backfill)
    const rows = await db.client.verification.findMany({ where: { id: { in: ids } } })
    const kept = rows.map(({ id, messageState, messageChannel }) => [id, { messageState, messageChannel }])
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(ids.map((id, i) => [id, expected(cases[i] ?? [])])))
    await close()
  })
})
