import { expect, it } from 'vitest'
import { ask } from '../ask.ts'
import { startTestServer } from '../start-test-server.ts'

const HOUR = 3_600_000
const person = (name: string) => ({ name, email: `${name}@larkfield.example`, password: 'a-long-password-7' })
const fresh = () => startTestServer({ env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } })

it('the set-up link lets in one person, once, of whoever uses it at the same time', async () => {
  const server = await fresh()
  const token = server.setUpUrl?.split('/setup/')[1] ?? ''
  expect(server.setUpUrl).toBe(`${server.origin}/setup/${token}`)
  await expect(server.anonymous.team.setUp.mutate({ token: `${token}x`, ...person('eve') })).rejects.toMatchObject({
    data: { httpStatus: 410, appCode: 'gone' },
  })
  const tries = await Promise.allSettled(
    ['ann', 'ben', 'cat'].map((name) => server.anonymous.team.setUp.mutate({ token, ...person(name) })),
  )
  const [winner, ...others] = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value.email] : []))
  expect(others).toEqual([])
  await expect(server.anonymous.team.setUp.mutate({ token, ...person('eve') })).rejects.toThrow()
  const admin = await server.signIn(winner, 'a-long-password-7')
  expect((await admin.api.team.list.query()).items).toMatchObject([{ email: winner, role: 'admin', state: 'active' }])
  await server.close()
})

it('the set-up link is good for an hour, an invitation for 72, and neither opens the other’s door', async () => {
  const server = await fresh()
  const setUp = server.setUpUrl?.split('/setup/')[1] ?? ''
  await expect(
    server.anonymous.team.acceptLink.mutate({ token: setUp, password: 'a-long-password-7' }),
  ).rejects.toThrow()
  server.moveClock(HOUR + 1)
  await expect(server.anonymous.team.setUp.mutate({ token: setUp, ...person('ann') })).rejects.toMatchObject({
    data: { httpStatus: 410 },
  })
  await server.close()

  const other = await startTestServer()
  const admin = await other.signIn()
  const { link } = await admin.api.team.invite.mutate({ name: 'Ben', email: 'ben@larkfield.example', role: 'operator' })
  const token = link.url.split('/invite/')[1] ?? ''
  expect(await other.anonymous.team.readLink.query({ token })).toEqual({
    name: 'Ben',
    email: 'ben@larkfield.example',
    kind: 'invite',
  })
  expect((await ask(other.origin, `/invite/${token}`)).headers['referrer-policy']).toBe('same-origin')
  other.moveClock(72 * HOUR + 1)
  await expect(other.anonymous.team.readLink.query({ token })).rejects.toMatchObject({ data: { httpStatus: 410 } })
  await other.close()
})
