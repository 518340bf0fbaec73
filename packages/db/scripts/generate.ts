/**
 * Generates the Prisma clients of both engines, where they are not those of the models as they stand. Run by the root's
 * postinstall, and before each build, check and test: after a `git pull` nothing may need installing.
 */
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Engine, engines } from '../src/db.ts'
import { currentModels } from '../src/migrations/current-models.ts'

const root = join(import.meta.dirname, '../../..')
const require = createRequire(import.meta.url)
const manifest = require.resolve('prisma/package.json')
const prisma = join(dirname(manifest), 'build/index.js')

async function generateIfStale(engine: Engine): Promise<void> {
  const from = `${require(manifest).version}\n${await currentModels(engine)}`
  const stamp = join(root, 'packages/db/src/generated', engine, 'generated-from.txt')
  if ((await readFile(stamp, 'utf8').catch(() => null)) === from) return
  await generate(engine)
  await writeFile(stamp, from)
}

function generate(engine: Engine): Promise<void> {
  const child = spawn(process.execPath, [prisma, 'generate', '--schema', `prisma/${engine}`, '--no-hints'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Generating needs no schema engine, yet the CLI would download one unless it is shown an executable.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`prisma generate for ${engine} ended with ${code}:\n${output}`)),
    )
  })
}

await Promise.all(engines.map(generateIfStale))
