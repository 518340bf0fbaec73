import { lookAtDue } from '@ekyc/api'
import { expect, it } from 'vitest'
import { finishH5, phone } from '../phone.ts'
import { createWithPhoto, startTestServer } from '../start-test-server.ts'

it('a worker that must go while Tencent is silent leaves its sessions to the next one', async () => {
  const server = await startTestServer({ engine: 'postgresql' })
  const admin = await server.signIn()
  const { id, link } = await createWithPhoto(server, admin)
  await finishH5((await phone.press(`${link.url}/start`)).headers.get('location') ?? '', 0)
  server.moveClock(60_000)

  let hangUp = () => {}
  const silence = new Promise<never>((_, reject) => {
    hangUp = () => reject(new Error('the connection is gone'))
  })
  const asked = Promise.withResolvers<void>()
  const result = () => {
    asked.resolve()
    return silence
  }
  const ekyc = { ...server.ports.ekyc, result }
  const leaving = new AbortController()
  const looks = await lookAtDue({ ...server.ports, ekyc, actor: { kind: 'worker' } }, 10, leaving.signal)
  expect(looks).toHaveLength(1)
  await asked.promise
  expect(await server.rescue()).toBe(0)

  leaving.abort()
  await Promise.all(looks)
  expect(await server.rescue()).toBe(1)
  expect((await server.seenByAdmin.verifications.get({ id })).outcome).toBe('passed')
  hangUp()
  await server.close()
})
