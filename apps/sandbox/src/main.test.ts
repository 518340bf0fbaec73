import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTROL_KEY, keys, REDIRECT, sdk } from './testing/test-sandbox.ts'

let folder: string
let stateFile: string
const running = new Set<ChildProcess>()

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ekyc-sandbox-'))
  stateFile = path.join(folder, 'state.json')
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  await rm(folder, { recursive: true, force: true })
})

/** Below the ports that systems give to connections, so that none takes it before the program listens. */
async function freePort(): Promise<number> {
  const port = randomInt(10_000, 20_000)
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  server.close()
  return isFree ? port : freePort()
}

function run(...options: string[]) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...options])
  running.add(child)
  return child
}

/** The program as a tester starts it. */
async function startProgram() {
  const port = await freePort()
  const child = run(
    '--port',
    String(port),
    '--state',
    stateFile,
    '--secret-id',
    keys.secretId,
    '--secret-key',
    keys.secretKey,
    '--control-key',
    CONTROL_KEY,
  )
  const [line] = await once(child.stdout, 'data')
  expect(String(line)).toContain(`http://127.0.0.1:${port}`)
  const origin = `http://127.0.0.1:${port}`
  const headers = { authorization: `Bearer ${CONTROL_KEY}` }
  const post = (act: string, body: object) =>
    fetch(`${origin}/sandbox/control/api/${act}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  async function end(signal: NodeJS.Signals) {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    running.delete(child)
  }
  const request = { RedirectURL: REDIRECT, Config: { CheckMode: 3 } }
  return { ...sdk(origin), origin, headers, post, end, mint: async () => (await sdk(origin).apply(request)).BizToken }
}

describe('the program', () => {
  test('speaks to the SDK and serves its pages from one address', async () => {
    const { mint, origin, headers } = await startProgram()
    const token = await mint()
    expect(await (await fetch(`${origin}/sandbox/h5?token=${token}`)).text()).toContain('Face check')
    expect((await fetch(`${origin}/sandbox/control`, { headers })).status).toBe(200)
  })

  test.each(['SIGTERM', 'SIGKILL'] as const)('goes on after %s where its last answer left off', async (signal) => {
    const first = await startProgram()
    const [passed, open] = [await first.mint(), await first.mint()]
    await first.post('finish', { token: passed, code: 0 })
    await first.post('clock', { minutes: 60 })
    await first.post('fault', { api: 'result', kind: 'error', code: 'LimitExceeded', remaining: 2 })
    await expect(first.result(passed)).rejects.toMatchObject({ code: 'LimitExceeded' })
    await first.end(signal)

    const second = await startProgram()
    await expect(second.result(passed)).rejects.toMatchObject({ code: 'LimitExceeded' })
    expect(await second.result(passed)).toMatchObject({ ErrorCode: 0 })
    expect(await second.result(open)).toMatchObject({ ErrorCode: null })
    const state = (await (
      await fetch(`${second.origin}/sandbox/control/api/state`, { headers: second.headers })
    ).json()) as {
      clockOffsetMs: number
    }
    expect(state.clockOffsetMs).toBe(3_600_000)
  })

  test('killed while it mints knows every token that it gave out', async () => {
    const first = await startProgram()
    const given: string[] = []
    const minting = Array.from({ length: 15 }, async () => {
      given.push(await first.mint())
      if (given.length === 5) await first.end('SIGKILL')
    })
    await Promise.allSettled(minting)
    expect(given.length).toBeGreaterThanOrEqual(5)
    const kept = JSON.parse(await readFile(stateFile, 'utf8')) as { sessions: Record<string, unknown> }
    expect(Object.keys(kept.sessions)).toEqual(expect.arrayContaining(given))
    const second = await startProgram()
    expect(await second.result(given[0] ?? '')).toMatchObject({ ErrorCode: null })
  })

  test.each([
    ['a port in words', () => ['--port', 'soon']],
    ['a port beyond all ports', () => ['--port', '70000']],
    ['a rate of nothing', () => ['--qps', '0']],
    ['a key that is soon guessed', () => ['--control-key', 'short']],
    ['an option that it does not have', () => ['--colour', 'red']],
  ])('does not start with %s, and says why in one line', async (_what, options) => {
    const child = run('--state', stateFile, ...options())
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toContain(options()[0])
  })

  test('does not start from a state file that it cannot read, and leaves it as it is', async () => {
    await writeFile(stateFile, '{"sessions":')
    const child = run('--port', String(await freePort()), '--state', stateFile)
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(said).toContain(stateFile)
    expect(await readFile(stateFile, 'utf8')).toBe('{"sessions":')
  })
})
