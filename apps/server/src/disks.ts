import { statfs } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Disk } from '@ekyc/api'
import type { Environment } from './environment.ts'

/**
 * How full the disks are that hold the data directory and, unless it is kept elsewhere, the evidence. One that cannot be
 * read is left out: the checks of database and storage say that it is gone.
 */
export async function readDisks({ dataDir, storageUrl }: Pick<Environment, 'dataDir' | 'storageUrl'>): Promise<Disk[]> {
  const evidence = storageUrl.startsWith('file://') ? fileURLToPath(storageUrl) : storageUrl.slice('file:'.length)
  const reads = [readDisk('data', dataDir), ...(storageUrl.startsWith('file:') ? [readDisk('evidence', evidence)] : [])]
  const disks = await Promise.allSettled(reads)
  return disks.flatMap((disk) => (disk.status === 'fulfilled' ? disk.value : []))
}

async function readDisk(folder: Disk['folder'], path: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(path)
  return { folder, freeBytes: bavail * bsize, bytes: blocks * bsize }
}
