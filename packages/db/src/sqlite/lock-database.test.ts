import { access, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatabaseProblem } from '../problem.ts'
import { startProcess } from '../testing/start-process.ts'
import { lockDatabase } from './lock-database.ts'

let folder: string
let url: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ekyc-lock-'))
  url = `file:${folder}/a b#1.db`
})
afterEach(() => rm(folder, { recursive: true }))

const refused = (error: unknown) =>
  error instanceof DatabaseProblem && error.message.startsWith(`Another server is already using ${folder}/a b#1.db.`)

test('a second server is refused in one line, before the database is touched', async () => {
  const lock = await lockDatabase(url)
  const second = await lockDatabase(url).catch((error: unknown) => error)
  expect(second).toSatisfy(refused)
  expect((second as Error).message).not.toContain('\n')
  await expect(access(`${folder}/a b#1.db`)).rejects.toMatchObject({ code: 'ENOENT' })
  await lock.release()
})

test('the lock is free again after its release', async () => {
  const first = await lockDatabase(url)
  await first.release()
  const second = await lockDatabase(url)
  await second.release()
})

test('the system frees the lock of a killed server', async () => {
  const server = await startProcess(
    `import { lockDatabase } from '../index.ts'
     await lockDatabase(process.argv[1])
     console.log('ready')
     setInterval(() => {}, 60_000)`,
    url,
  )
  await expect(lockDatabase(url)).rejects.toSatisfy(refused)
  await server.kill()
  const lock = await lockDatabase(url)
  await lock.release()
})

test('the lock outlives the garbage collector', async () => {
  const server = await startProcess(
    `import { setFlagsFromString } from 'node:v8'
     import { runInNewContext } from 'node:vm'
     import { lockDatabase } from '../index.ts'
     await lockDatabase(process.argv[1])
     setFlagsFromString('--expose-gc')
     const collect = runInNewContext('gc')
     for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(() => resolve(collect())))
     console.log('ready')
     setInterval(() => {}, 60_000)`,
    url,
  )
  await expect(lockDatabase(url)).rejects.toSatisfy(refused)
  await server.kill()
})

test('another path to the same file is the same lock', async () => {
  await symlink(folder, `${folder}-link`)
  const lock = await lockDatabase(url)
  const other = await lockDatabase(`file:${folder}-link/a b#1.db`).catch((error: unknown) => error)
  await lock.release()
  await rm(`${folder}-link`)
  expect((other as Error).message).toContain('Another server is already using')
})

test('a folder that is missing is named', async () => {
  await expect(lockDatabase(`file:${folder}/none/x.db`)).rejects.toThrow(
    `Cannot use the database file ${folder}/none/x.db: ENOENT`,
  )
})
