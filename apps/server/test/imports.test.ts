import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { appRouter, sweepImports } from '@ekyc/api'
import { drawPhoto } from '@ekyc/api/testing'
import { makeZip } from '@ekyc/api/testing/make-zip'
import { engines } from '@ekyc/db/testing'
import { locales } from '@ekyc/domain'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { photoIdOf, uploadPhoto } from './client.ts'
import { customersCsv, dropFile, dropPhotos, errorFileOf, importOf } from './import-files.ts'
import { openImports } from './open-imports.ts'
import { drawnPhoto } from './start-test-server.ts'
import { join, type SignedIn } from './team.ts'

const DAY_MS = 86_400_000
/** 褚健, which is a word in Big5 and in EUC-KR as well. */
const ORDINARY_IN_GBK = Buffer.from([0xf1, 0xd2, 0xbd, 0xa1])
const cases = new URL('../../../packages/api/src/imports/cases/', import.meta.url)
const caseFile = (name: string) => Buffer.from(readFileSync(new URL(name, cases)))

describe.each(engines)('imports on %s', async (engine) => {
  const { server, admin, operator, operatorId, faceOnly, who, drop, step, work, checked, made, rowsOf } =
    await openImports(engine)

  it('guesses the columns, says every bad row before anything is made, makes the rest once, and gives back the others', async () => {
    const before = await server.ports.db.client.verification.count()
    const view = await checked(customersCsv(200, { badEvery: 33 }))
    expect(view.columns.map(({ field }) => field)).toEqual(['name', 'email', 'phone', 'reference'])
    expect(view.columns[0]).toMatchObject({ name: 'Name', samples: ['Customer 1', 'Customer 2', 'Customer 3'] })
    expect(view).toMatchObject({ state: 'checked', total: 200, counts: { good: 194, bad: 6, made: 0 } })
    const bad = await rowsOf(view.id, 'bad')
    expect(bad[0]).toMatchObject({ number: 34, notes: [{ field: 'email', note: 'notAnEmail' }] })
    expect(await server.ports.db.client.verification.count()).toBe(before)

    await operator.api.imports.start.mutate({ id: view.id })
    await work()
    expect(await operator.api.imports.get.query({ id: view.id })).toMatchObject({
      state: 'done',
      counts: { made: 194, bad: 6, good: 0 },
    })
    expect(await server.ports.db.client.verification.count()).toBe(before + 194)
    const [first] = await rowsOf(view.id, 'made')
    const { createdBy, customer, events } = await operator.api.verifications.get.query({
      id: first?.verificationId ?? '',
    })
    expect([createdBy?.id, customer.name]).toEqual([operatorId, 'Customer 1'])
    expect(events[0]).toMatchObject({ kind: 'verificationCreated', facts: { importId: view.id } })

    const again = await checked(customersCsv(200, { badEvery: 33 }))
    expect(again).toMatchObject({ counts: { already: 194, bad: 6, good: 0 } })
    expect((await rowsOf(again.id, 'already'))[0]).toMatchObject({
      notes: [{ note: 'alreadyMade', verificationId: first?.verificationId }],
    })
    await expect(operator.api.imports.start.mutate({ id: again.id })).rejects.toMatchObject({
      data: { code: 'CONFLICT', reason: 'noRows' },
    })

    const file = await (await errorFileOf(who(operator), view.id)).text()
    expect(file.split('\r\n')).toHaveLength(8)
    expect(file.split('\r\n')[1]).toContain('Email: Not an email address such as maria@example.com,Customer 33,nobody,')
    const mended = await checked(file.replaceAll(',nobody,', ',mended@example.com,'))
    expect(mended.columns.map(({ field }) => field)).toEqual([null, 'name', 'email', 'phone', 'reference'])
    expect(mended.counts).toMatchObject({ good: 1, doubtful: 5, bad: 0 })
  })

  it('takes back what it gave back, as often as it is mended, as wide as a file may be', async () => {
    const wide = Array.from({ length: 64 }, (_, n) => (n === 0 ? 'name' : n === 1 ? 'email' : `note ${n}`))
    const row = wide.map((_, n) => (n === 0 ? 'Ivy Wide' : n === 1 ? 'nobody' : 'x'.repeat(150)))
    let text = `${wide.join(',')}\n${row.join(',')}\n`
    for (let round = 0; round < 2; round++) {
      const { id, counts } = await checked(text)
      expect(counts).toMatchObject({ bad: 1 })
      text = await (await errorFileOf(who(operator), id, round === 0 ? 'zh-CN' : 'en')).text()
      expect(text.split('\r\n')[0]?.split(',')).toHaveLength(65)
    }
    expect((await checked(text.replace('nobody', 'ivy@wide.example'))).counts).toMatchObject({ good: 1, bad: 0 })
  })

  it('tells what a spreadsheet has made of long numbers, and takes hours as digits alone', async () => {
    const text =
      'name,phone,reference,hours\nAda,6.5E+09,1,\nBob,,1.23457E+15,\nCy,,5E12,48\nDi,,2,1e3\nEd,,3,0x10\nFi,0065 6555 0199,007,\n'
    const { id, counts } = await checked(text)
    expect(counts).toMatchObject({ good: 2, doubtful: 1, bad: 3 })
    expect((await rowsOf(id, 'bad')).map(({ number, notes }) => [number, ...notes])).toEqual([
      [2, { field: 'phone', note: 'spreadsheetNumber' }],
      [5, { field: 'expiresInHours', note: 'spreadsheetNumber' }],
      [6, { field: 'expiresInHours', note: 'notHours' }],
    ])
    expect((await rowsOf(id, 'doubtful')).map(({ number, notes }) => [number, ...notes])).toEqual([
      [3, { field: 'reference', note: 'spreadsheetNumber' }],
    ])
  })

  it('knows the rows that were made before the organisation said in which country it is', async () => {
    const file = 'name,phone\nGrace Local,9123 4501\nHugo Local,6591234502\nIda Local,+65 0 9123 4503\n'
    expect((await made(file)).counts).toMatchObject({ made: 3 })
    const { savedAt, value } = await admin.api.settings.merchant.query()
    const setCountry = (country: 'SG' | null, base = savedAt) =>
      admin.api.settings.saveMerchant.mutate({ base, value: { name: 'Larkfield Bank', ...value, country } })
    const saved = await setCountry('SG')
    onTestFinished(async () => void (await setCountry(null, saved.savedAt)))
    expect((await checked(file)).counts).toMatchObject({ already: 3, good: 0 })
    const { id, counts } = await checked('name,phone\nGrace L,+65 9123 4501\nHugo L,(65) 9123‑4502\n')
    expect(counts).toMatchObject({ doubtful: 2 })
    expect((await rowsOf(id, 'doubtful')).map(({ notes }) => notes[0]?.field)).toEqual(['phone', 'phone'])
  })

  it('takes formulas as text, and writes them so that no spreadsheet runs them', async () => {
    const { id, counts } = await made(`name,email,extra\n"=cmd|'/c calc'!A0",no,+1\n=2+3,two@plus.example,\n`)
    expect(counts).toMatchObject({ made: 1, bad: 1 })
    const [row] = await rowsOf(id, 'made')
    const { customer } = await operator.api.verifications.get.query({ id: row?.verificationId ?? '' })
    expect(customer.name).toBe('=2+3')
    const answer = await errorFileOf(who(operator), id, 'zh-CN')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('customers 待修改.csv'))
    expect(Buffer.from(await answer.arrayBuffer()).toString('utf8')).toBe(
      `\uFEFF未创建的原因,name,email,extra\r\n邮箱: 不是邮箱地址，例如 maria@example.com,'=cmd|'/c calc'!A0,no,'+1\r\n`,
    )
  })

  it('points out who has an open verification, who is twice in the file, and makes the same row once', async () => {
    const open = await operator.api.verifications.create.mutate({
      customer: { name: 'Ana Cruz', email: 'ana@twice.example' },
      profileId: faceOnly,
    })
    const text =
      'name,email,phone\nAna C,ana@twice.example,\nBen,b@twice.example,+6591110000\nBen,b@twice.example,+6591110000\nCora,c@twice.example,+6591110000\nDan,d@twice.example,\n'
    const view = await checked(text)
    expect(view.counts).toMatchObject({ good: 2, doubtful: 2, already: 1 })
    expect((await rowsOf(view.id, 'doubtful')).map(({ number, notes }) => [number, ...notes])).toEqual([
      [2, { field: 'email', note: 'openVerification', verificationId: open.id }],
      [5, { field: 'phone', note: 'sameInFile', row: 3 }],
    ])
    expect((await rowsOf(view.id, 'already'))[0]).toMatchObject({ number: 4, notes: [{ note: 'sameRow', row: 3 }] })
    await operator.api.imports.start.mutate({ id: view.id, doubtful: 'leaveOut' })
    await work()
    expect((await operator.api.imports.get.query({ id: view.id })).counts).toMatchObject({ made: 2, doubtful: 2 })
  })

  it('makes nothing of a file in an encoding that cannot be told, until a person has chosen one of its readings', async () => {
    const one = Buffer.concat([Buffer.from('name,email\n'), ORDINARY_IN_GBK, Buffer.from(',chu@encoding.example\n')])
    const asked = await drop(one)
    const { id } = asked
    expect(asked).toMatchObject({ state: 'needsEncoding', total: 0, format: { encoding: null }, columns: [] })
    expect(asked.encodings).toContainEqual({ encoding: 'gb18030', sample: ['褚健'] })
    expect(asked.encodings.map(({ encoding }) => encoding)).toContain('big5')
    const { client } = server.ports.db
    expect(JSON.stringify(await client.import.findUnique({ where: { id } }))).not.toContain('褚健')
    await expect(
      operator.api.imports.choose.mutate({ id, columns: ['name', 'email'], header: true }),
    ).rejects.toMatchObject({ data: { code: 'CONFLICT' } })
    await expect(operator.api.imports.readAs.mutate({ id, encoding: 'utf-16le' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST', field: 'encoding' },
    })
    await expect(admin.api.imports.readAs.mutate({ id, encoding: 'gb18030' })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })

    // Several browsers choose at the same time: one of them reads the file, and the others need not wait for it.
    const { evidence } = server.ports
    const gate = Promise.withResolvers<void>()
    const slow = {
      ...evidence,
      get: (...asked: Parameters<typeof evidence.get>) => gate.promise.then(() => evidence.get(...asked)),
    }
    const caller = appRouter.createCaller({
      ports: { ...server.ports, evidence: slow },
      headers: new Headers(),
      signedIn: async () => ({ userId: operatorId, role: 'operator' }),
    })
    let refused = 0
    const all = Array.from({ length: 5 }, () =>
      caller.imports.readAs({ id, encoding: 'gb18030' }).catch(({ code }) => {
        refused += Number(code === 'CONFLICT')
      }),
    )
    await vi.waitFor(() => expect(refused).toBe(4), 10_000)
    gate.resolve()
    await Promise.all(all)
    const ready = await operator.api.imports.get.query({ id })
    expect(ready).toMatchObject({ state: 'ready', total: 1, format: { encoding: 'gb18030' } })
    expect(ready.columns.map(({ field, samples }) => [field, ...samples])).toEqual([
      ['name', '褚健'],
      ['email', 'chu@encoding.example'],
    ])

    await operator.api.imports.choose.mutate({
      id,
      columns: ['name', 'email'],
      header: true,
      choices: { profileId: faceOnly },
    })
    await work()
    // Seen too late: the rows are replaced, and have to be checked again.
    expect(await operator.api.imports.readAs.mutate({ id, encoding: 'big5' })).toMatchObject({
      state: 'ready',
      counts: { good: 0 },
      checkedTo: 0,
      format: { encoding: 'big5' },
    })
    await operator.api.imports.readAs.mutate({ id, encoding: 'gb18030' })

    // Killed while it read: the question comes back by itself.
    await client.import.update({ where: { id }, data: { state: 'reading' } })
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ state: 'reading' })
    const later = () => new Date(Date.now() + 11 * 60_000)
    await sweepImports({ ...server.ports, clock: { now: later }, actor: { kind: 'worker' } })
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ state: 'needsEncoding' })
    expect(await operator.api.imports.readAs.mutate({ id, encoding: 'gb18030' })).toMatchObject({
      state: 'ready',
      total: 1,
    })
    await operator.api.imports.cancel.mutate({ id })
    // The file goes with the end.
    const fileOf = async () => (await step()) || (await client.import.findUnique({ where: { id } }))?.storageKey
    await expect.poll(fileOf).toBeNull()
  })

  it('reads Big5 for what it is, offers its other readings, and gives the rest back in UTF-8', async () => {
    const found = await drop(caseFile('big5.csv'))
    expect(found).toMatchObject({ state: 'ready', format: { encoding: 'big5' } })
    expect(found.encodings.map(({ encoding }) => encoding)).toEqual(['big5', 'windows-1252'])
    const { id, counts } = await made(Buffer.concat([caseFile('big5.csv'), Buffer.from(',nobody,\r\n')]))
    expect(counts).toMatchObject({ made: 4, bad: 1 })
    const text = Buffer.from(await (await errorFileOf(who(operator), id)).arrayBuffer()).toString('utf8')
    expect(text.split('\r\n')[0]).toBe('\uFEFFWhy it was not created,姓名,電郵,手機')
    const again = await drop(text)
    expect(again).toMatchObject({ format: { encoding: 'utf-8' }, encodings: [] })
    expect(again.columns.map(({ field }) => field)).toEqual([null, 'name', 'email', 'phone'])
  })

  it('leaves nothing behind, and logs no error, when whoever drops it leaves in the middle', async () => {
    const broke = vi.spyOn(server.ports.log, 'error')
    const noted = vi.spyOn(server.ports.log, 'info')
    onTestFinished(() => {
      broke.mockRestore()
      noted.mockRestore()
    })
    const { client } = server.ports.db
    const arriving = () => client.import.count({ where: { state: 'reading' } })
    const leaving = new AbortController()
    async function* half() {
      yield Buffer.from('name,email\n')
      await expect.poll(arriving).toBe(1)
      leaving.abort()
    }
    const { origin, cookie } = who(operator)
    const upload = fetch(`${origin}/api/trpc/imports.upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie, origin },
      body: ReadableStream.from(half()),
      duplex: 'half',
      signal: leaving.signal,
    })
    await expect(upload).rejects.toThrow()
    await expect.poll(arriving).toBe(0)
    await expect.poll(() => noted.mock.calls.map(([, words]) => words)).toContain('upload aborted by the client')
    expect(broke).not.toHaveBeenCalled()
  })

  it('keeps a column of the merchant that is called “Reason” in the file to be mended', async () => {
    const { id, columns } = await drop('Reason,name,email\nKYC refresh,Ann Lee,nobody\n')
    await operator.api.imports.choose.mutate({
      id,
      columns: columns.map(({ name, field }) => (name === 'Reason' ? 'extra' : field)),
      header: true,
      choices: { profileId: faceOnly },
    })
    await work()
    const mended = (await (await errorFileOf(who(operator), id)).text()).replace('nobody', 'ann@reason.example')
    expect(mended).toContain(',KYC refresh,Ann Lee,')
    const again = await drop(mended)
    expect(again.columns.map(({ name }) => name).slice(1)).toEqual(['Reason', 'name', 'email'])
  })

  it('makes a row whose twin further up is wrong for its photo', async () => {
    const { id, columns } = await drop(
      'name,email,photo\nTwin,twin@photo.example,missing.jpg\nTwin,twin@photo.example,root.jpg\n',
    )
    await importOf(await dropPhotos(who(operator), id, makeZip([{ name: 'root.jpg', content: await drawnPhoto() }])))
    await operator.api.imports.choose.mutate({ id, columns: columns.map(({ field }) => field), header: true })
    await work()
    expect((await operator.api.imports.get.query({ id })).counts).toMatchObject({ bad: 1, good: 1, already: 0 })
    await operator.api.imports.cancel.mutate({ id })
  })

  it('keeps how the columns were matched while a ZIP arrived', async () => {
    const { id, columns } = await drop('name,photo\nGood One,good.jpg\n')
    const matched = { id, columns: columns.map(({ field }) => field) }
    const zip = makeZip([
      { name: 'good.jpg', content: await drawnPhoto() },
      { name: 'z.bin', content: randomBytes(5_000_000) },
    ])
    const put = vi.spyOn(server.ports.evidence, 'put')
    onTestFinished(() => put.mockRestore())
    async function* slowly() {
      yield zip.subarray(0, 4_500_000)
      await expect.poll(() => put.mock.calls.some(([file]) => file.storageKey.startsWith(`imports/${id}/`))).toBe(true)
      await operator.api.imports.choose.mutate({ ...matched, header: false })
      yield zip.subarray(4_500_000)
    }
    await importOf(await dropPhotos(who(operator), id, ReadableStream.from(slowly())))
    await operator.api.imports.choose.mutate({ ...matched, header: true })
    await work()
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ total: 1, counts: { good: 1, bad: 0 } })
  })

  it('points out the rows in a language that the merchant does not offer', async () => {
    const { savedAt: base } = await admin.api.settings.languages.query()
    const { savedAt } = await admin.api.settings.saveLanguages.mutate({
      base,
      value: { offered: ['en', 'zh-CN'], fallback: 'en' },
    })
    const { id } = await checked('name,language\nEnglish One,English\nThai One,ไทย\n')
    expect((await rowsOf(id, 'bad')).map(({ number, notes }) => [number, notes])).toEqual([
      [3, [{ field: 'locale', note: 'languageNotOffered' }]],
    ])
    await operator.api.imports.cancel.mutate({ id })
    await admin.api.settings.saveLanguages.mutate({ base: savedAt, value: { offered: [...locales], fallback: 'en' } })
  })

  it('takes compare photos from a ZIP by their names, and says of each bad one what is wrong before anything is made', async () => {
    const text =
      'name,photo\nGood One,good.jpg\nNo Photo,\nNot There,other.jpg\nNo Picture,text.jpg\nCut Off,half.jpg\n'
    const { id, columns } = await drop(text)
    const photo = await drawnPhoto()
    const zip = makeZip([
      { name: 'photos/Good.JPG', content: photo },
      { name: 'photos/text.jpg', content: Buffer.from('no picture') },
      { name: 'photos/half.jpg', content: photo.subarray(0, photo.length / 2) },
    ])
    const bomb = makeZip([{ name: 'flat.jpg', content: Buffer.alloc(12 * 1024 * 1024), deflate: true }])
    const refused = await dropPhotos(who(operator), id, bomb)
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('expands to far more than photos would'),
    ])
    const { photos } = await importOf(await dropPhotos(who(operator), id, zip))
    expect(photos).toEqual({ files: 3, bytes: zip.length })
    await operator.api.imports.choose.mutate({ id, columns: columns.map(({ field }) => field), header: true })
    await work()
    expect((await rowsOf(id, 'bad')).map(({ number, notes: [note] }) => [number, note?.note])).toEqual([
      [3, 'needed'],
      [4, 'photoNotInZip'],
      [5, 'photoFormat'],
      [6, 'photoDamaged'],
    ])
    await operator.api.imports.start.mutate({ id })
    await work()
    const [row] = await rowsOf(id, 'made')
    const { evidence, profile } = await operator.api.verifications.get.query({ id: row?.verificationId ?? '' })
    expect([profile.checkMode, evidence.map(({ kind }) => kind)]).toEqual([2, ['comparePhoto']])
    // The ZIP goes with the end.
    const { client } = server.ports.db
    const zipOf = async () => (await step()) || (await client.import.findUnique({ where: { id } }))?.photosKey
    await expect.poll(zipOf).toBeNull()
  })

  it('shows the photo of a checked row only to who uploaded it, and takes another one until the start', async () => {
    const { id, columns } = await drop('name,photo\nNo Face,room.jpg\n')
    const room = await drawPhoto({ faces: [] }).jpeg().toBuffer()
    await importOf(await dropPhotos(who(operator), id, makeZip([{ name: 'room.jpg', content: room }])))
    await operator.api.imports.choose.mutate({ id, columns: columns.map(({ field }) => field), header: true })
    await work()
    const [row] = await rowsOf(id, 'doubtful')
    expect(row).toMatchObject({ number: 2, notes: expect.arrayContaining([{ field: 'photo', note: 'photoNoFace' }]) })

    const photoOf = (number: number | string, { cookie } = who(operator)) =>
      fetch(`${server.origin}/api/imports/${id}/photos/${number}`, { headers: { cookie } })
    expect([(await photoOf(2)).status, (await photoOf(2)).headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    for (const number of [1, 3, 'x']) expect((await photoOf(number)).status).toBe(404)
    const colleague = await join(server, admin, 'operator')
    expect([(await photoOf(2, who(colleague))).status, (await photoOf(2, who(admin))).status]).toEqual([404, 403])

    const uploaded = async ({ cookie }: SignedIn) =>
      photoIdOf(await uploadPhoto(server.origin, cookie, await drawnPhoto()))
    const photoId = await uploaded(operator)
    await expect(admin.api.imports.setPhoto.mutate({ id, row: 2, photoId })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    })
    const foreign = await uploaded(colleague)
    await expect(operator.api.imports.setPhoto.mutate({ id, row: 2, photoId: foreign })).rejects.toMatchObject({
      data: { field: 'comparePhotoId' },
    })
    await operator.api.imports.setPhoto.mutate({ id, row: 2, photoId })
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ counts: { good: 1, doubtful: 0 } })
    // One photo is for one row.
    await expect(operator.api.imports.setPhoto.mutate({ id, row: 2, photoId })).rejects.toThrow()

    await operator.api.imports.start.mutate({ id })
    await work()
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ counts: { made: 1 } })
    expect((await photoOf(2)).status).toBe(409)
  })

  it('keeps no value in the clear, erases them 7 days after the end, and then knows made rows still', async () => {
    const text = 'name,email\nFaye Distinct,faye@distinct.example\nbad,row\n'
    const { id } = await made(text)
    const { db } = server.ports
    const kept = JSON.stringify([
      await db.client.importRow.findMany({ where: { importId: id } }),
      await db.client.import.findUnique({ where: { id } }),
    ])
    expect(kept).not.toMatch(/distinct|customers/i)
    const later = {
      ...server.ports,
      clock: { now: () => new Date(Date.now() + 8 * DAY_MS) },
      actor: { kind: 'worker' },
    } as const
    await sweepImports(later)
    expect(await operator.api.imports.get.query({ id })).toMatchObject({ fileName: null, counts: { made: 1, bad: 1 } })
    expect((await operator.api.imports.rows.query({ id, state: 'bad' })).items[0]).toMatchObject({ cells: [] })
    expect((await errorFileOf(who(operator), id)).status).toBe(410)
    expect((await checked(text)).counts).toMatchObject({ already: 1, bad: 1 })
    const forgetting = { ...later, clock: { now: () => new Date(Date.now() + 100 * DAY_MS) } }
    while ((await sweepImports(forgetting)) > 0);
    await expect(operator.api.imports.get.query({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } })
  })

  it('refuses a file that cannot be taken, in words, and keeps nothing of it', async () => {
    const { db } = server.ports
    const before = await db.client.import.count()
    for (const [content, status, words] of [
      ['', 400, 'The file is empty.'],
      ['PK\u0003\u0004', 400, 'looks like a spreadsheet file'],
      ['name,email\n"Maria,x\n', 400, 'Row 2 has an opening quotation mark'],
      [customersCsv(100_001), 400, 'more than 100,000 rows'],
    ] as const) {
      const answer = await dropFile(who(operator), content)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(words)
    }
    expect(await db.client.import.count()).toBe(before)
  })
})
