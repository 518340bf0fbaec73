import type { Db } from '@ekyc/db'
import { engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { openMessages } from './open-messages.ts'
import { openPostOffice } from './post-office.ts'

const customer = { name: 'Maria Santos', email: 'maria@example.com' }

describe.each(engines)('messages of one verification on %s', async (engine) => {
  const { server, profileId } = await openMessages(engine)

  it('can be taken back and sent again at once, and the database ends neither for the other’s sake', async () => {
    let again = 0
    const transaction: Db['transaction'] = (work) => {
      let runs = 0
      return server.ports.db.transaction((tx) => {
        if (runs++ > 0) again++
        return work(tx)
      })
    }
    const db = Object.assign(Object.create(server.ports.db), { transaction })
    const post = await openPostOffice({ ...server, ports: { ...server.ports, db } })
    for (let round = 0; round < 8; round++) {
      const { id, messages } = await post.api.verifications.create({
        customer,
        profileId,
        send: { channels: ['email'] },
      })
      const message = { id: messages[0]?.id ?? '' }
      const takeBack = () => post.api.messages.takeBack(message)
      const send = () => post.api.messages.send({ verificationId: id, channel: 'email' })
      await Promise.allSettled([takeBack(), send(), takeBack(), send()])
      const { items } = await post.api.messages.list({ verificationId: id })
      expect(items.map(({ state }) => state)).toEqual(['queued', 'dropped', expect.stringMatching(/takenBack|dropped/)])
    }
    expect(again).toBe(0)
  })
})
