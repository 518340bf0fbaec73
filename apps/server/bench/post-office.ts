import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { endWithUs } from './server-process.ts'

type Told = { port?: number; at?: number }

/** A mail server that does nothing but take mails, and when it took each. */
export class PostOffice {
  /** Instants in epoch milliseconds. */
  readonly taken: number[] = []
  readonly url: string
  readonly #process: ChildProcess

  private constructor(process: ChildProcess, port: number) {
    this.#process = process
    this.url = `smtp://127.0.0.1:${port}`
    process.on('message', ({ at }: Told) => {
      if (at) this.taken.push(at)
    })
  }

  static async open(): Promise<PostOffice> {
    const child = fork(path.join(import.meta.dirname, 'mail-server.ts'))
    endWithUs(child)
    const [{ port }] = (await once(child, 'message')) as [Told]
    return new PostOffice(child, port ?? 0)
  }

  async close(): Promise<void> {
    this.#process.kill('SIGTERM')
    await once(this.#process, 'exit')
  }
}
