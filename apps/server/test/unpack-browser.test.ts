import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const run = promisify(execFile)

it('unpacks the browser whole when several processes ask for it at once, and starts it in each', async () => {
  const cache = await mkdtemp(path.join(tmpdir(), 'ekyc-browser-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  const script = `
    import { unpackBrowser } from './unpack-browser.ts'
    import { chromium } from 'playwright-core'
    const browser = await chromium.launch({ executablePath: await unpackBrowser(process.argv[1]) })
    console.log(browser.version())
    await browser.close()`
  const started = await Promise.all(
    [1, 2, 3].map(() =>
      run(process.execPath, ['--input-type=module', '--eval', script, cache], { cwd: import.meta.dirname }),
    ),
  )
  expect(new Set(started.map(({ stdout }) => stdout.trim())).size).toBe(1)
  expect(await readdir(cache)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)])
})
