import { engines } from '@ekyc/db/testing'
import { describe, expect, it } from 'vitest'
import { customersCsv, errorFileOf } from './import-files.ts'
import { openImports } from './open-imports.ts'
import { join } from './team.ts'

describe.each(engines)('running imports on %s', async (engine) => {
  const { server, admin, operator, faceOnly, who, step, work, checked } = await openImports(engine)

  it('makes each customer once of two files that run side by side', async () => {
    const text = customersCsv(20)
      .replaceAll('customer-', 'side-')
      .replaceAll('R-', 'side-')
      .replaceAll('+6565', '+6575')
    const [one, other] = [await checked(text), await checked(text)]
    for (const { id } of [one, other]) await operator.api.imports.start.mutate({ id })
    await Promise.all([work(), work()])
    const counts = await Promise.all(
      [one, other].map(async ({ id }) => (await operator.api.imports.get.query({ id })).counts),
    )
    expect(counts.reduce((sum, { made: n }) => sum + n, 0)).toBe(20)
    expect(counts.reduce((sum, { already: n }) => sum + n, 0)).toBe(20)
  })

  it('pauses, resumes and cancels; what was made stays', async () => {
    const rows = 400
    const text = customersCsv(rows)
      .replaceAll('customer-', 'pause-')
      .replaceAll('R-', 'pause-')
      .replaceAll('+6565', '+6585')
    const { id } = await checked(text)
    const madeSoFar = async () => (await operator.api.imports.get.query({ id })).counts.made
    await operator.api.imports.start.mutate({ id })
    while ((await madeSoFar()) === 0) await step()
    expect((await operator.api.imports.pause.mutate({ id })).state).toBe('paused')
    const atPause = await madeSoFar()
    await work()
    expect(await madeSoFar()).toBe(atPause)
    expect(atPause).toBeLessThan(rows)

    await operator.api.imports.resume.mutate({ id })
    while ((await madeSoFar()) === atPause) await step()
    await operator.api.imports.cancel.mutate({ id })
    await work()
    const { state, counts } = await operator.api.imports.get.query({ id })
    expect(state).toBe('cancelled')
    expect(counts.made).toBeGreaterThan(atPause)
    expect(counts.good).toBe(rows - counts.made)
    expect((await (await errorFileOf(who(operator), id)).text()).split('\r\n')).toHaveLength(counts.good + 2)
    await expect(operator.api.imports.resume.mutate({ id })).rejects.toMatchObject({ data: { code: 'CONFLICT' } })
  })

  it('goes on in the name of who started it, and waits once they are disabled', async () => {
    const leaver = await join(server, admin, 'operator')
    const { id } = await checked('name,email\nEve,eve@leaver.example\n', {}, leaver)
    await leaver.api.imports.start.mutate({ id })
    await admin.api.team.disable.mutate({ userId: leaver.userId })
    await work()
    expect(await admin.api.imports.get.query({ id })).toMatchObject({
      state: 'paused',
      problem: 'notAllowed',
      mine: false,
    })
    await expect(admin.api.imports.resume.mutate({ id })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } })
    await expect(operator.api.imports.get.query({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } })
    expect((await admin.api.imports.cancel.mutate({ id })).state).toBe('cancelled')
  })

  it('waits when its profile is archived while it runs, and goes on once that is restored', async () => {
    const { id: profileId } = await admin.api.profiles.duplicate.mutate({ id: faceOnly, name: 'Soon archived' })
    const rows = 120
    const text = customersCsv(rows).replaceAll('customer-', 'archived-').replaceAll('+6565', '+6595')
    const { id } = await checked(text, { profileId })
    await operator.api.imports.start.mutate({ id, doubtful: 'make' })
    while ((await operator.api.imports.get.query({ id })).counts.made === 0) await step()
    await admin.api.profiles.archive.mutate({ id: profileId })
    await work()
    const stopped = await operator.api.imports.get.query({ id })
    expect(stopped).toMatchObject({ state: 'paused', problem: 'noProfile', counts: { failed: 0 } })
    await admin.api.profiles.restore.mutate({ id: profileId })
    await operator.api.imports.resume.mutate({ id })
    await work()
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ state: 'done', counts: { made: rows } })
  })

  it('makes its rows with the profile that was the default when they were checked', async () => {
    const { items } = await admin.api.profiles.list.query()
    const before = items.find(({ isDefault }) => isDefault)?.id ?? ''
    await admin.api.profiles.setDefault.mutate({ id: faceOnly })
    const { id } = await checked('name,email\nGus,gus@default.example\n', { profileId: undefined })
    await admin.api.profiles.setDefault.mutate({ id: before })
    await operator.api.imports.start.mutate({ id })
    await work()
    expect((await operator.api.imports.get.query({ id })).counts).toMatchObject({ made: 1, failed: 0 })
  })
})
