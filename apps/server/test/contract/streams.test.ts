import { expect, it, onTestFinished, vi } from 'vitest'
import { startTestServer } from '../start-test-server.ts'
import { join } from '../team.ts'

it('One person has 20 live streams at most, others theirs, and a closed one makes room', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.close())
  const admin = await server.signIn()
  const colleague = await join(server, admin, 'operator')

  /** A stream that has said whether it is served: by a change, or by why it is not. */
  async function open({ cookie }: { cookie: string }) {
    const leaving = new AbortController()
    const { signal } = leaving
    const { body } = await fetch(`${server.origin}/api/trpc/verifications.changes`, { headers: { cookie }, signal })
    let says = ''
    const read = async () => {
      for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) says += chunk
    }
    void read().catch(() => undefined)
    await vi.waitFor(() => {
      server.ports.changes.announce('*')
      expect(says).toMatch(/"id":"\*"|serialized-error/)
    }, 30_000)
    return { refusal: /serialized-error\ndata: (.*)\n/.exec(says)?.[1], close: () => leaving.abort() }
  }

  const streams = await Promise.all(Array.from({ length: 20 }, () => open(admin)))
  expect(streams.flatMap(({ refusal }) => refusal ?? [])).toEqual([])
  for (let more = 0; more < 2; more++) {
    expect(JSON.parse((await open(admin)).refusal ?? '')).toMatchObject({
      message: expect.stringMatching(/^You have 20 live views open\. /),
      data: { httpStatus: 429, appCode: 'tooMany', reason: 'tooManyStreams' },
    })
  }
  const other = await open(colleague)
  expect(other.refusal).toBeUndefined()

  streams[0]?.close()
  const next = await vi.waitFor(async () => {
    const opened = await open(admin)
    expect(opened.refusal).toBeUndefined()
    return opened
  }, 30_000)
  expect((await open(admin)).refusal).toBeDefined()
  for (const { close } of [...streams, other, next]) close()
})
