import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createApi } from './api.ts'
import { pages } from './pages/routes.ts'
import { createCore } from './sandbox.ts'

const whole = (name: string, max: number) => {
  const message = `--${name} must be a whole number from 1 to ${max}.`
  return z.coerce.number(message).int(message).min(1, message).max(max, message)
}
const controlKey = z
  .string()
  .regex(/^[\w-]{16,200}$/, '--control-key must have 16 to 200 letters, digits, - or _.')
  .optional()
const optionsSchema = z.object({
  port: whole('port', 65_535),
  qps: whole('qps', 100_000),
  'control-key': controlKey,
})

/** Where it may be reached by strangers, the board has to be asked for. */
const madeUpKey = () => (process.env.NODE_ENV === 'production' ? undefined : randomBytes(16).toString('base64url'))

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      host: { type: 'string', default: '127.0.0.1' },
      state: { type: 'string', default: './sandbox-state.json' },
      'secret-id': { type: 'string', default: 'sandbox' },
      'secret-key': { type: 'string', default: 'sandbox' },
      qps: { type: 'string', default: '20' },
      'control-key': { type: 'string' },
    },
  })
  const numbers = optionsSchema.safeParse(values)
  if (!numbers.success) throw new Error(numbers.error.issues.map(({ message }) => message).join(' '))
  return { ...values, ...numbers.data }
}

async function start(): Promise<void> {
  const { host, port, qps, state, 'secret-id': secretId, 'secret-key': secretKey, ...rest } = readOptions()
  const key = rest['control-key'] ?? madeUpKey()
  const clock = { now: () => new Date() }
  const origin = `http://${host}:${port}`
  const core = createCore({ stateFile: state, pagesUrl: origin, clock })
  const app = createApi(core, { secretId, secretKey, qps, clock })
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      scope.getDefaultJsonParser('ignore', 'ignore'),
    )
    await pages(scope, core, key ? { key } : null)
  })
  await app.listen({ host, port })
  const board = key ? `${origin}/sandbox/control?key=${key}` : 'off (--control-key turns it on)'
  process.stdout.write(`Sandbox is running at ${origin} (secret ID ${secretId}), controls at ${board}\n`)
}

try {
  await start()
} catch (error) {
  process.stderr.write(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
