import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '@ekyc/db/testing/free-port'
import { endWithUs } from './server-process.ts'

const SANDBOX = path.resolve(import.meta.dirname, '../../sandbox/src/main.ts')
const KEYS = { secretId: 'bench', secretKey: 'bench-secret' }

/** One call as the wire saw it, in milliseconds of `performance.now()`. */
export type Seen = { action: string; token: string; at: number; answeredAt: number; refused: boolean }

/** Tencent's stand-in in a process of its own, behind a wire that notes every call. */
export class StandIn {
  readonly seen: Seen[] = []
  readonly #folder: string
  readonly #port: number
  #process: ChildProcess | undefined
  readonly #wire = createServer((asked, answer) => {
    const at = performance.now()
    const body: Buffer[] = []
    asked.on('data', (chunk) => body.push(chunk))
    asked.on('end', () => this.#pass(at, Buffer.concat(body), asked, answer))
  })

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
  }

  static async start(folder: string, qps: number): Promise<StandIn> {
    const standIn = new StandIn(folder, await freePort())
    await once(standIn.#wire.listen(0, '127.0.0.1'), 'listening')
    await standIn.#run(qps)
    return standIn
  }

  /** What a server needs to take it for Tencent. */
  get env(): Record<string, string> {
    const address = this.#wire.address()
    const port = typeof address === 'object' ? address?.port : 0
    return {
      EKYC_MODE: 'live',
      TENCENTCLOUD_SECRET_ID: KEYS.secretId,
      TENCENTCLOUD_SECRET_KEY: KEYS.secretKey,
      TENCENTCLOUD_FACEID_ENDPOINT: `http://127.0.0.1:${port}`,
    }
  }

  /** Starts again with another rate; what was minted is known as before. */
  async restart(qps: number): Promise<void> {
    await this.#end()
    await this.#run(qps)
  }

  async stop(): Promise<void> {
    await this.#end()
    this.#wire.closeAllConnections()
    this.#wire.close()
  }

  async #run(qps: number): Promise<void> {
    const values = { port: this.#port, qps, state: path.join(this.#folder, 'sandbox-state.json') }
    const options = { ...values, 'secret-id': KEYS.secretId, 'secret-key': KEYS.secretKey }
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
    this.#process = spawn(process.execPath, [SANDBOX, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    endWithUs(this.#process)
    const { stdout } = this.#process
    if (stdout) await once(createInterface({ input: stdout }), 'line')
  }

  async #end(): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }

  #pass(at: number, body: Buffer, asked: IncomingMessage, answer: ServerResponse): void {
    const { method, url, headers } = asked
    const call = { action: String(headers['x-tc-action']), token: tokenIn(body), at, answeredAt: 0, refused: false }
    this.seen.push(call)
    const onward = request({ host: '127.0.0.1', port: this.#port, method, path: url, headers }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk) => chunks.push(chunk))
      reply.on('end', () => {
        const text = Buffer.concat(chunks)
        call.refused = text.includes('RequestLimitExceeded')
        answer.writeHead(reply.statusCode ?? 502, reply.headers).end(text)
        call.answeredAt = performance.now()
      })
    })
    onward.on('error', () => answer.destroy())
    onward.end(body)
  }
}

const tokenIn = (body: Buffer) => /"BizToken":"([^"]+)"/.exec(body.toString('latin1'))?.[1] ?? ''
