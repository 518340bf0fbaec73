import { parseArgs } from 'node:util'
import { createApi } from './api.ts'
import { pages } from './pages/routes.ts'
import { createCore } from './sandbox.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    host: { type: 'string', default: '127.0.0.1' },
    state: { type: 'string', default: './sandbox-state.json' },
    'secret-id': { type: 'string', default: 'sandbox' },
    'secret-key': { type: 'string', default: 'sandbox' },
    qps: { type: 'string', default: '20' },
  },
})

const clock = { now: () => new Date() }
const origin = `http://${values.host}:${values.port}`
const core = createCore({ stateFile: values.state, pagesUrl: origin, clock })
const keys = { secretId: values['secret-id'], secretKey: values['secret-key'] }
const app = createApi(core, { ...keys, qps: Number(values.qps), clock })
app.register(async (scope) => {
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, scope.getDefaultJsonParser('ignore', 'ignore'))
  await pages(scope, core)
})
await app.listen({ host: values.host, port: Number(values.port) })
process.stdout.write(`Sandbox listens: ${origin} (secret id ${keys.secretId}); control: ${origin}/sandbox/control\n`)
