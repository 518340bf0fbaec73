import { EventEmitter, once } from 'node:events'
import { freePort } from '@ekyc/db/testing/free-port'
import { createSandbox } from '@ekyc/sandbox'
import Fastify from 'fastify'

/** More than Tencent grants, so that the budget is not what the run waits for. */
export const QPS = 200
export const keys = { secretId: 'killed-server', secretKey: 'made-up-for-this-run' }

export type Tencent = Awaited<ReturnType<typeof startTencent>>

/** Tencent's stand-in, in this process: no kill reaches it, so what it holds is the truth. */
export async function startTencent(stateFile: string) {
  const port = await freePort()
  const sandbox = await createSandbox({ stateFile, ...keys, qps: QPS, pagesUrl: `http://127.0.0.1:${port}` })
  const calls = new EventEmitter()
  const { apply, result } = sandbox.control
  // Heard before the call takes effect, so that a kill at once comes before its answer.
  sandbox.control.apply = (body) => {
    calls.emit('mint')
    return apply(body)
  }
  sandbox.control.result = async (body) => {
    const answer = await result(body)
    if (answer.ErrorCode !== null) calls.emit('result')
    return answer
  }
  const pages = Fastify({ forceCloseConnections: true })
  await pages.register(sandbox.pages)
  await pages.listen({ host: '127.0.0.1', port })
  return {
    endpoint: await sandbox.listenApi(),
    /** The next call that mints a token, or the next answer that holds a result. */
    next: (kind: 'mint' | 'result', signal: AbortSignal) => once(calls, kind, { signal }),
    tokens: () => Object.keys(sandbox.control.state.sessions),
    session: (token: string) => sandbox.control.find(token),
    /** What every look at a finished session is answered, media included. */
    answerFor: (token: string) => result({ BizToken: token }),
    async close() {
      await Promise.all([sandbox.close(), pages.close()])
    },
  }
}
