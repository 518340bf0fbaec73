import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '@ekyc/db/testing/free-port'
import type { Bench } from '../bench.ts'
import { within } from '../report.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const BUDGET_S = 60
const PATIENCE_MS = 300_000
/** What a new user has too: the way to the programs and to the registry. No setting of the product. */
const KEPT =
  /^(PATH|HOME|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|npm_config_(registry|cafile)|(https?|no)_proxy)$/i

/** `git clone`, `npx -y pnpm start`, and the console answers; with no package at hand, then with those of the first time. */
export async function freshClone({ report }: Bench): Promise<void> {
  const folder = temporaryFolder('clone-')
  for (const packages of ['packages from the registry', 'packages at hand']) {
    report(within(`clone: to the open console, ${packages}`, await cloneAndOpen(folder), BUDGET_S, 's'))
  }
}

async function cloneAndOpen(folder: string): Promise<number> {
  const began = performance.now()
  const clone = await mkdtemp(path.join(folder, 'clone-'))
  await promisify(execFile)('git', ['clone', '--quiet', ROOT, clone])
  const port = String(await freePort())
  // The store, the caches and their settings of nobody else.
  const own = Object.fromEntries(
    ['DATA', 'CACHE', 'STATE'].map((name) => [`XDG_${name}_HOME`, path.join(folder, name)]),
  )
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name)))
  const child = spawn('npx', ['-y', 'pnpm', 'start'], {
    cwd: clone,
    env: { ...kept, ...own, PORT: port, npm_config_cache: path.join(folder, 'npm') },
    stdio: 'ignore',
    detached: true,
  })
  const ended = once(child, 'exit')
  // npx, pnpm and the server are one group, which would outlive us.
  const end = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  process.once('exit', end)
  try {
    const over = AbortSignal.timeout(PATIENCE_MS)
    while (!(await isOpen(`http://127.0.0.1:${port}/`))) {
      if (child.exitCode !== null) throw new Error('pnpm start ended before the console answered')
      await pause(50, undefined, { signal: over })
    }
    return (performance.now() - began) / 1000
  } finally {
    end()
    await ended
    process.off('exit', end)
  }
}

const isOpen = (url: string) =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  )
