/** Generates the Prisma clients of both engines. Run by the root's postinstall. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const prisma = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

function generate(engine: string): Promise<void> {
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

await Promise.all(['sqlite', 'postgresql'].map(generate))
