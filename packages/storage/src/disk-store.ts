import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { StorageError } from './errors.ts'
import { assertKey, type ObjectStore } from './object-store.ts'

/** What of the file system is used, so that a test can fill the disk. */
export type FilePort = Pick<typeof fs, 'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'stat'>

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException)?.code === code

/** Files are here while they are written. No key begins with a dot. */
const UNFINISHED = '.unfinished'
/** No put takes so long: who wrote it was killed. */
const LEFT_BEHIND_MS = 10 * 60_000

/** A folder. A file is there whole or not at all: temporary name, fsync, rename, fsync of the folders. */
export function createDiskStore(root: string, files: FilePort = fs): ObjectStore {
  const unfinished = path.join(root, UNFINISHED)
  const pathOf = (key: string) => {
    assertKey(key)
    return path.join(root, key)
  }

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const target = pathOf(key)
    const temporary = path.join(unfinished, randomUUID())
    try {
      for (const folder of [unfinished, path.dirname(target)]) {
        await files.mkdir(folder, { recursive: true, mode: 0o700 })
      }
      await write(temporary, bytes)
      await files.rename(temporary, target)
      await syncFolders(path.dirname(target))
    } catch (cause) {
      await files.rm(temporary, { force: true }).catch(() => undefined)
      const full = isCode(cause, 'ENOSPC') || isCode(cause, 'EDQUOT')
      throw new StorageError(
        full
          ? 'The evidence disk is full. Free up space; the work is retried automatically.'
          : 'Writing to the evidence disk failed.',
        { cause },
      )
    }
  }

  async function write(temporary: string, bytes: Uint8Array): Promise<void> {
    const file = await files.open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** A new file's name is durable with its folder, a new folder's with the one above. */
  async function syncFolders(folder: string): Promise<void> {
    const handle = await files.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (path.relative(root, folder) !== '') await syncFolders(path.dirname(folder))
  }

  async function get(key: string): Promise<Buffer | null> {
    const source = pathOf(key)
    try {
      return await files.readFile(source)
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw new StorageError('Reading from the evidence disk failed.', { cause: error })
    }
  }

  async function remove(key: string): Promise<void> {
    const target = pathOf(key)
    await files.rm(target, { force: true }).catch((cause) => {
      throw new StorageError('Deleting a file from the evidence disk failed.', { cause })
    })
  }

  async function tidy(): Promise<void> {
    try {
      for (const name of await files.readdir(unfinished)) {
        const file = path.join(unfinished, name)
        const { mtimeMs } = await files.stat(file)
        if (mtimeMs < Date.now() - LEFT_BEHIND_MS) await files.rm(file, { force: true })
      }
    } catch (cause) {
      // Nothing was ever written, or another process finished its file or was as tidy: the next round sees the rest.
      if (!isCode(cause, 'ENOENT')) throw new StorageError('Cleaning up the evidence disk failed.', { cause })
    }
  }

  return {
    put,
    get,
    remove,
    tidy,
    async check() {
      const key = `check/${randomUUID()}`
      await put(key, Buffer.from('ok'))
      await remove(key)
    },
  }
}
