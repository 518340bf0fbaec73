import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePrivate } from './private-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ekyc-private-'))
  await chmod(folder, 0o755)
})
afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (name = '') => ((await stat(path.join(folder, name))).mode & 0o777).toString(8)
const open = async (name: string) => {
  await writeFile(path.join(folder, name), '')
  await chmod(path.join(folder, name), 0o664)
}

it('closes a folder and a database of an earlier version to other users', async () => {
  for (const name of ['master.key', 'ekyc-console.db', 'ekyc-console.db-wal']) await open(name)
  expect(makePrivate(folder, `file:${folder}/ekyc-console.db`)).toEqual([])
  expect([await modeOf(), await modeOf('ekyc-console.db'), await modeOf('ekyc-console.db-wal')]).toEqual([
    '700',
    '600',
    '600',
  ])
})

it('leaves a folder in the place of the database, or of a file beside it, as it is', async () => {
  await open('something-else')
  await mkdir(path.join(folder, 'a-folder-wal'))
  await chmod(path.join(folder, 'a-folder-wal'), 0o755)
  makePrivate(folder, `file:${folder}`)
  makePrivate(folder, `file:${folder}/a-folder`)
  expect([await modeOf(), await modeOf('a-folder-wal')]).toEqual(['755', '755'])
})

it('closes an empty folder, and leaves one with other things in it alone', async () => {
  makePrivate(folder, 'postgresql://db/x')
  expect(await modeOf()).toBe('700')
  await chmod(folder, 0o755)
  await open('something-else')
  makePrivate(folder, 'postgresql://db/x')
  expect([await modeOf(), await modeOf('something-else')]).toEqual(['755', '664'])
})
