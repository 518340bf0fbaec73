import { setTimeout as breathe } from 'node:timers/promises'
import { stepImports } from '@ekyc/api'
import type { Engine } from '@ekyc/db'
import { afterAll } from 'vitest'
import { dropFile, importOf } from './import-files.ts'
import { startTestServer } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

/** A server for the tests of a group about imports, and an operator who drops files there. */
export async function openImports(engine: Engine) {
  const server = await startTestServer({ engine })
  afterAll(() => server.close())
  const admin = await server.signIn()
  const operator = await join(server, admin, 'operator')
  const { items } = await operator.api.profiles.list.query()
  const faceOnly = items.find(({ checkMode }) => checkMode === 3)?.id ?? ''

  const who = (person: SignedIn) => ({ origin: server.origin, cookie: person.cookie })
  const drop = async (content: string | Uint8Array<ArrayBuffer>, person: SignedIn = operator) =>
    importOf(await dropFile(who(person), content))

  const step = () => stepImports({ ...server.ports, actor: { kind: 'worker' } })

  /** The worker's steps until none is due or being taken: on SQLite the server's own worker takes its part. */
  async function work() {
    const busy = { where: { state: { in: ['checking', 'running'] } } }
    while ((await step()) || (await server.ports.db.client.import.count(busy)) > 0) await breathe(10)
  }

  async function checked(text: string | Uint8Array<ArrayBuffer>, choices: object = {}, person: SignedIn = operator) {
    const { id, columns } = await drop(text, person)
    await person.api.imports.choose.mutate({
      id,
      columns: columns.map(({ field }) => field),
      header: true,
      choices: { profileId: faceOnly, ...choices },
    })
    await work()
    return person.api.imports.get.query({ id })
  }

  async function made(text: string | Uint8Array<ArrayBuffer>, choices: object = {}) {
    const { id } = await checked(text, choices)
    await operator.api.imports.start.mutate({ id })
    await work()
    return operator.api.imports.get.query({ id })
  }

  const rowsOf = async (id: string, state: 'bad' | 'doubtful' | 'already' | 'failed' | 'made') =>
    (await operator.api.imports.rows.query({ id, state, limit: 200 })).items

  return {
    server,
    admin,
    operator,
    operatorId: operator.userId,
    faceOnly,
    who,
    drop,
    step,
    work,
    checked,
    made,
    rowsOf,
  }
}
