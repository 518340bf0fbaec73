import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDiskStore, type FilePort } from './disk-store.ts'
import { StorageError } from './errors.ts'
import { temporaryFolder } from './testing/stores.ts'

const KEY = 'ver_1/ses_1/video'
const old = Buffer.from('old')
const fresh = Buffer.from('fresh')

let root: string
let clear: () => Promise<void>
beforeEach(async () => {
  const made = await temporaryFolder()
  root = path.join(made.folder, 'evidence')
  clear = made.remove
})
afterEach(() => clear())

/** Every file below the root, by its path from there. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => path.join(parentPath, name))
}

const failing = (code: string) => Object.assign(new Error(`${code}: it does not go on`), { code })

type Handle = Awaited<ReturnType<typeof fs.open>>
type Act = 'mkdir' | 'open' | 'writeFile' | 'sync' | 'close' | 'rename' | 'rm'

/** The real file system, in which one act fails: a disk fills up while half of the file is written. */
function brokenAt(act: Act, code: string): FilePort {
  const fails = async () => {
    throw failing(code)
  }
  if (act === 'mkdir' || act === 'open' || act === 'rename' || act === 'rm') return { ...fs, [act]: fails }
  return {
    ...fs,
    async open(...input) {
      const handle = await fs.open(...input)
      const real = handle[act].bind(handle) as Handle['writeFile']
      return Object.assign(handle, {
        async [act](bytes: Uint8Array) {
          if (act === 'writeFile') await real(bytes.subarray(0, bytes.length >> 1))
          else await real(bytes)
          throw failing(code)
        },
      })
    },
  }
}

describe('a full disk', () => {
  test.each<[Act, string]>([
    ['mkdir', 'ENOSPC'],
    ['open', 'ENOSPC'],
    ['writeFile', 'ENOSPC'],
    ['sync', 'ENOSPC'],
    ['close', 'ENOSPC'],
    ['rename', 'ENOSPC'],
    ['writeFile', 'EDQUOT'],
  ])('(%s, %s) leaves no half file, keeps the old one and says what to do', async (act, code) => {
    await createDiskStore(root).put(KEY, old)
    await expect(createDiskStore(root, brokenAt(act, code)).put(KEY, fresh)).rejects.toThrow(
      new StorageError('The evidence disk is full. Free up space; the work is retried automatically.'),
    )
    expect(await createDiskStore(root).get(KEY)).toEqual(old)
    expect(await filesBelow(root)).toEqual([path.join(root, KEY)])
  })

  test('is seen by the check', async () => {
    await expect(createDiskStore(root, brokenAt('writeFile', 'ENOSPC')).check()).rejects.toThrow(StorageError)
  })
})

describe('a disk', () => {
  test.each<[Act, string]>([
    ['open', 'EACCES'],
    ['writeFile', 'EIO'],
    ['rename', 'EROFS'],
  ])('that refuses (%s, %s) is a StorageError that names its cause', async (act, code) => {
    const error = await createDiskStore(root, brokenAt(act, code))
      .put(KEY, fresh)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StorageError)
    expect(error).toMatchObject({ message: 'Writing to the evidence disk failed.', cause: { code } })
  })

  test('that refuses to read or to remove is a StorageError, not a missing file', async () => {
    const store = createDiskStore(root, { ...brokenAt('rm', 'EACCES'), readFile: () => Promise.reject(failing('EIO')) })
    await store.put(KEY, fresh)
    await expect(store.get(KEY)).rejects.toThrow(StorageError)
    await expect(store.remove(KEY)).rejects.toThrow(StorageError)
  })

  test('is readable by the program alone', async () => {
    await createDiskStore(root).put(KEY, fresh)
    const mode = async (at: string) => (await fs.stat(path.join(root, at))).mode & 0o777
    expect(await mode(KEY)).toBe(0o600)
    expect(await mode('ver_1')).toBe(0o700)
    expect(await mode('ver_1/ses_1')).toBe(0o700)
  })

  test('has a file, its name and each new folder on it before a put is over', async () => {
    const acts: string[] = []
    const short = (at: unknown) => path.relative(root, String(at)).replace(/[0-9a-f-]{36}/, 'file') || '.'
    const noting: FilePort = {
      ...fs,
      async open(...input) {
        const handle = await fs.open(...input)
        const sync = handle.sync.bind(handle)
        return Object.assign(handle, {
          sync() {
            acts.push(`sync ${short(input[0])}`)
            return sync()
          },
        })
      },
      rename(from, to) {
        acts.push(`rename ${short(from)} ${short(to)}`)
        return fs.rename(from, to)
      },
    }
    await createDiskStore(root, noting).put(KEY, fresh)
    expect(acts).toEqual([
      'sync .unfinished/file',
      'rename .unfinished/file ver_1/ses_1/video',
      'sync ver_1/ses_1',
      'sync ver_1',
      'sync .',
    ])
  })
})

/** A process of its own that is killed with SIGKILL in place of the given act. */
async function putAndDieAt(act: 'sync' | 'rename') {
  const die = `() => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}) }`
  const port =
    act === 'rename'
      ? `{ ...fs, rename: ${die} }`
      : `{ ...fs, open: async (...input) => Object.assign(await fs.open(...input), { sync: ${die} }) }`
  const script = `
    import * as fs from 'node:fs/promises'
    import { createDiskStore } from ${JSON.stringify(path.join(import.meta.dirname, 'disk-store.ts'))}
    await createDiskStore(${JSON.stringify(root)}, ${port}).put(${JSON.stringify(KEY)}, Buffer.from('fresh'))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

describe('a process killed in the middle of a put', () => {
  test.each(['sync', 'rename'] as const)('(before %s) leaves the old file as it was', async (act) => {
    await createDiskStore(root).put(KEY, old)
    await putAndDieAt(act)
    expect(await createDiskStore(root).get(KEY)).toEqual(old)
  })

  test.each(['sync', 'rename'] as const)('(before %s) leaves nothing to be seen where nothing was', async (act) => {
    await putAndDieAt(act)
    const store = createDiskStore(root)
    expect(await store.get(KEY)).toBeNull()
    await store.put(KEY, fresh)
    expect(await store.get(KEY)).toEqual(fresh)
  })

  test('leaves a half file that is tidied away once nobody can be writing it', async () => {
    const store = createDiskStore(root)
    await store.tidy()
    await store.put(KEY, old)
    await putAndDieAt('rename')
    await store.tidy()
    const [half = ''] = (await filesBelow(root)).filter((file) => file !== path.join(root, KEY))
    expect(await fs.readFile(half, 'utf8')).toBe('fresh')

    const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000)
    await fs.utimes(half, elevenMinutesAgo, elevenMinutesAgo)
    await store.tidy()
    expect(await filesBelow(root)).toEqual([path.join(root, KEY)])
  })
})
