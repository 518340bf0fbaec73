import { jpegOfManyScans } from '@ekyc/api/testing/hostile-jpeg'
import { expect, test } from 'vitest'
import { childrenOf, isRunning } from '../children-of.ts'
import { signInAt, uploadPhoto } from '../client.ts'
import { room, run } from '../program.ts'
import { drawnPhoto } from '../start-test-server.ts'

const ADMIN = { email: 'admin@larkfield.example', password: 'a-long-password-1' }

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a server that ends by %s leaves no process behind, even one that is decoding',
  async (signal) => {
    const { env, origin, leave } = await room()
    const program = run({ ...env, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password })
    await program.started()
    const before = await childrenOf(program.pid)
    expect(before).toEqual([])
    const { cookie } = await signInAt(origin, ADMIN)
    const sent = uploadPhoto(origin, cookie, await drawnPhoto())
    expect((await sent).status).toBe(200)
    const decoders = await childrenOf(program.pid)
    expect(decoders.length).toBeGreaterThan(0)
    const slow = uploadPhoto(origin, cookie, jpegOfManyScans({ width: 7000, height: 7000, scans: 100 }))
    slow.catch(() => undefined)
    await program.stop(signal)
    await expect.poll(async () => (await Promise.all(decoders.map(isRunning))).some(Boolean)).toBe(false)
    await leave()
  },
)
