import { mkdir, statfs } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Disk } from '@ekyc/api'
import type { Environment } from './environment.ts'

/** How full the disks are that hold the data directory and, unless it is kept elsewhere, the evidence. */
export async function readDisks({ dataDir, storageUrl }: Pick<Environment, 'dataDir' | 'storageUrl'>): Promise<Disk[]> {
  const disks = [await readDisk('data', dataDir)]
  if (storageUrl.startsWith('file:')) {
    const folder = storageUrl.startsWith('file://') ? fileURLToPath(storageUrl) : storageUrl.slice('file:'.length)
    // Made with the first file otherwise.
    await mkdir(folder, { recursive: true, mode: 0o700 })
    disks.push(await readDisk('evidence', folder))
  }
  return disks
}

async function readDisk(folder: Disk['folder'], path: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(path)
  return { folder, freeBytes: bavail * bsize, bytes: blocks * bsize }
}
