import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { StorageError } from './errors.ts'
import { assertKey, type ObjectStore } from './object-store.ts'

/** What of the file system is used, so that a test can fill the disk. */
export type FilePort = Pick<typeof fs, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException)?.code === code

/** A folder. A file is there whole or not at all: temporary name, fsync, rename, fsync of the folder. */
export function createDiskStore(root: string, files: FilePort = fs): ObjectStore {
  const pathOf = (key: string) => {
    assertKey(key)
    return path.join(root, key)
  }

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const target = pathOf(key)
    const folder = path.dirname(target)
    const temporary = `${target}.${randomUUID()}.tmp`
    try {
      await files.mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await files.open(temporary, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await files.rename(temporary, target)
      await syncFolder(folder)
    } catch (error) {
      await files.rm(temporary, { force: true }).catch(() => undefined)
      const full = isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')
      throw new StorageError(
        full ? 'The evidence disk is full. Free space; the work is tried again.' : 'The evidence disk refused a write.',
        {
          cause: error,
        },
      )
    }
  }

  async function syncFolder(folder: string): Promise<void> {
    const handle = await files.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async function get(key: string): Promise<Buffer | null> {
    try {
      return await files.readFile(pathOf(key))
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null
      throw new StorageError('The evidence disk refused a read.', { cause: error })
    }
  }

  return {
    put,
    get,
    remove: (key) => files.rm(pathOf(key), { force: true }),
    async check() {
      const key = `check/${randomUUID()}`
      await put(key, Buffer.from('ok'))
      await files.rm(pathOf(key), { force: true })
    },
  }
}
