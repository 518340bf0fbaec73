import type { Engine } from '@ekyc/db'
import { afterAll, afterEach } from 'vitest'
import { FAST_POST, type PostOffice } from './post-office.ts'
import { startTestServer } from './start-test-server.ts'

export const customer = { name: 'Maria Santos', email: 'maria@example.com', phone: '+6591234567' }

/** A server for the tests of a group about messages. What a test leaves unsent is not the next one's. */
export async function openMessages(engine: Engine) {
  const server = await startTestServer({ engine, env: FAST_POST })
  afterAll(() => server.close())
  afterEach(() => server.ports.db.client.message.updateMany({ data: { nextTryAt: null } }))
  const { items } = await server.seenByAdmin.profiles.list()
  const profileId = items.find(({ checkMode }) => checkMode === 3)?.id
  return {
    server,
    profileId,
    create: (post: PostOffice, channels: ('email' | 'sms')[] = ['email'], more: object = {}) =>
      post.api.verifications.create({ customer, profileId, send: { channels }, ...more }),

    async newest(post: PostOffice, verificationId: string) {
      const { items } = await post.api.messages.list({ verificationId })
      const [message] = items
      if (!message) throw new Error('there is a message')
      return message
    },

    kindsOf: async (post: PostOffice, id: string) =>
      (await post.api.verifications.get({ id })).events.map(({ kind }) => kind),
  }
}
