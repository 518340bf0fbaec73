import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'

const ownCache = path.resolve(import.meta.dirname, '../node_modules/.cache')

/**
 * Unpacks Chromium into a cache, the checkout's own by default, once per version. Returns the path of its executable.
 * The folder appears with a rename: a process that unpacks at the same time never starts a half-written file
 * (spawn ETXTBSY).
 */
export async function unpackBrowser(cache = ownCache): Promise<string> {
  const unpacked = path.join(cache, `chromium-${await version()}`)
  if (!existsSync(unpacked)) {
    await mkdir(cache, { recursive: true })
    const folder = await mkdtemp(path.join(cache, 'unpacking-'))
    try {
      await unpackInto(folder)
      await rename(folder, unpacked).catch((error: unknown) => {
        if (!existsSync(unpacked)) throw error
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return path.join(unpacked, 'chromium')
}

async function version(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  return JSON.parse(await readFile(path.resolve(entry, '../../package.json'), 'utf8')).version
}

async function unpackInto(folder: string): Promise<void> {
  const program = path.join(import.meta.dirname, 'unpack-chromium.ts')
  await promisify(execFile)(process.execPath, [program], { env: { ...process.env, TMPDIR: folder } })
}

/** Vitest's globalSetup: unpacks before the first test, so that no test's time limit includes it. */
export default async function setup(): Promise<void> {
  await unpackBrowser()
}
