import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'

const keys = path.join(import.meta.dirname, '../../src/keys.ts')

/** A process that takes the master key as a server's start does, at an instant given to all, and says which one it got. */
async function takeKey(dataDir: string, at: number): Promise<string> {
  const script = `
    import { makeKey, readKey } from ${JSON.stringify(keys)}
    while (Date.now() < ${at});
    const where = [${JSON.stringify(dataDir)}, 'master.key']
    const key = readKey(...where) ?? makeKey(...where)
    process.stdout.write(key.toString('base64'))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return said
}

it('gives replicas that start for the first time at once one and the same key', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-first-start-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const at = Date.now() + 1500
  const got = await Promise.all(Array.from({ length: 4 }, () => takeKey(dataDir, at)))
  const kept = (await readFile(path.join(dataDir, 'master.key'), 'utf8')).trim()
  expect(got).toEqual([kept, kept, kept, kept])
  expect(await readdir(dataDir)).toEqual(['master.key'])
})
