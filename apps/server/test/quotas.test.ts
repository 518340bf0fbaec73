import { makeZip } from '@ekyc/api/testing/make-zip'
import { engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { uploadPhoto } from './client.ts'
import { dropFile, dropPhotos, importOf } from './import-files.ts'
import { openImports } from './open-imports.ts'
import { drawnPhoto } from './start-test-server.ts'
import { join } from './team.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Refusal = { error: { message: string; data: { code: string; reason: string | null } } }

/** How many were taken; every other one was refused for this reason, in words. */
async function takenOf(answers: Response[], reason: string): Promise<number> {
  const refused = answers.filter(({ status }) => status !== 200)
  for (const answer of refused) {
    const { error } = (await answer.json()) as Refusal
    expect([answer.status, error.data.reason]).toEqual([429, reason])
    expect(error.message).toMatch(/^You .*\.$/)
  }
  return answers.length - refused.length
}

describe.each(engines)('a quota of one person on %s holds for parallel calls, and for nobody else', async (engine) => {
  const { server, admin, operator, operatorId, faceOnly, who, drop } = await openImports(engine)
  const { client } = server.ports.db
  const some = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))

  it('of photos that no verification uses, until they are 24 hours old', async () => {
    const unused = (n: number) => ({
      id: `pho_${engine}_${n}`,
      uploadedBy: operatorId,
      dataKey: '',
      storageKey: `uploads/pho_${engine}_${n}`,
      ...{ width: 600, height: 800, bytes: 1000, warnings: '[]' },
      createdAt: server.ports.clock.now(),
    })
    await client.comparePhoto.createMany({ data: some(198, unused) })
    const photo = await drawnPhoto()
    const upload = (cookie: string) => uploadPhoto(server.origin, cookie, photo)
    expect(await takenOf(await Promise.all(some(5, () => upload(operator.cookie))), 'tooManyUnused')).toBe(2)
    expect((await upload(admin.cookie)).status).toBe(200)
    await client.comparePhoto.updateMany({ where: { id: unused(0).id }, data: { takenAt: new Date() } })
    expect(await takenOf([await upload(operator.cookie), await upload(operator.cookie)], 'tooManyUnused')).toBe(1)
    await client.comparePhoto.updateMany({ data: { createdAt: new Date(Date.now() - DAY - 1) } })
    expect((await upload(operator.cookie)).status).toBe(200)
  })

  it('of messages within an hour, and none of an import', async () => {
    const create = () => {
      const customer = { name: 'Maria Santos', email: 'maria@example.com' }
      return operator.api.verifications.create.mutate({ customer, profileId: faceOnly, send: { channels: ['email'] } })
    }
    const { id } = await create()
    const [sent] = await client.message.findMany({ where: { verificationId: id } })
    if (!sent) throw new Error('a message was queued')
    const copies = (count: number, importId: string | null) =>
      some(count, (n) => ({ ...sent, importId, id: `${sent.id}_${importId}_${n}` }))
    await client.message.createMany({ data: [...copies(10, 'imp_other'), ...copies(1997, null)] })
    const results = await Promise.allSettled(some(5, create))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const again = () => operator.api.messages.send.mutate({ verificationId: id, channel: 'email' })
    await expect(again()).rejects.toMatchObject({ data: { code: 'TOO_MANY_REQUESTS', reason: 'messageQuota' } })
    const sends = { channel: 'email', provider: 'none', wording: 'free', perSecond: 1 } as const
    server.ports.carriers.email = { ...sends, send: async () => ({ is: 'accepted' }) }
    const { rows } = await operator.api.messages.remindMany.mutate({ ids: [id] })
    server.ports.carriers.email = null
    expect(rows).toMatchObject([{ problem: { code: 'tooMany', reason: 'messageQuota' } }])
    // Nothing of what was refused is left.
    expect(await client.message.count({ where: { createdById: operatorId, importId: null } })).toBe(2000)
    await admin.api.messages.send.mutate({ verificationId: id, channel: 'email' })
    await client.message.updateMany({ data: { createdAt: new Date(Date.now() - HOUR - 1) } })
    await again()
  })

  it('of files that were never started', async () => {
    const person = await join(server, admin, 'operator')
    const waiting = (n: number) => ({
      id: `imp_${engine}_${n}`,
      createdAt: new Date(),
      changedAt: new Date(),
      ...{ createdById: person.userId, state: 'ready', dataKey: '', fileName: '' },
    })
    await client.import.createMany({ data: some(48, waiting) })
    const send = () => dropFile(who(person), 'Name\nMaria Santos\n')
    expect(await takenOf(await Promise.all(some(4, send)), 'tooManyNotStarted')).toBe(2)
    await client.import.update({ where: { id: waiting(0).id }, data: { state: 'running' } })
    expect(await takenOf([await send(), await send()], 'tooManyNotStarted')).toBe(1)
    expect((await dropFile(who(admin), 'Name\nMaria Santos\n')).status).toBe(200)
  })

  it('of ZIPs on their way and of those that are kept', async () => {
    const zip = new Uint8Array(await makeZip([{ name: 'a.jpg', content: await drawnPhoto() }]))
    const person = await join(server, admin, 'operator')
    const { id } = await drop('Name\nMaria Santos\n', person)
    const ends: (() => void)[] = []
    const slow = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(zip.subarray(0, 10))
          ends.push(() => controller.error(new Error('left in the middle')))
        },
      })
    const onTheirWay = some(2, () => dropPhotos(who(person), id, slow()).catch(() => null))
    const begun = async () => {
      const row = await client.setting.findUnique({ where: { key: `quota.zips.${person.userId}` } })
      return (JSON.parse(row?.value ?? '{}') as { at?: number[] }).at?.length ?? 0
    }
    await expect.poll(begun).toBe(2)
    expect(await takenOf([await dropPhotos(who(person), id, zip)], 'tooManyZipsAtOnce')).toBe(0)
    for (const end of ends) end()
    await Promise.all(onTheirWay)
    await expect.poll(begun).toBe(0)

    expect((await importOf(await dropPhotos(who(person), id, zip))).photos).toMatchObject({ files: 1 })
    const kept = (n: number) => ({
      id: `imp_${engine}_zip_${n}`,
      createdAt: new Date(),
      changedAt: new Date(),
      ...{ createdById: person.userId, state: 'running', photosKey: 'imports/none', dataKey: '', fileName: '' },
    })
    await client.import.createMany({ data: some(20, kept) })
    expect(await takenOf([await dropPhotos(who(person), id, zip)], 'tooManyZips')).toBe(0)
    await client.import.updateMany({ where: { id: kept(0).id }, data: { photosKey: null } })
    expect((await dropPhotos(who(person), id, zip)).status).toBe(200)
  })

  it('and a ZIP that would fill the disk is refused before it is read', async () => {
    const { id } = await drop('Name\nMaria Santos\n')
    const whole = server.ports.server.disks
    server.ports.server.disks = async () => [{ folder: 'evidence', freeBytes: 1024 ** 3, bytes: 1024 ** 4 }]
    const answer = await dropPhotos(who(operator), id, new Uint8Array(1000))
    server.ports.server.disks = whole
    const { error } = (await answer.json()) as Refusal
    expect([answer.status, error.data.reason]).toEqual([503, 'noSpace'])
    expect(error.message).toContain('free some')
  })
})
