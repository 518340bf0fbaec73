/**
 * Writes the next migration of both engines: what the committed migrations lack of prisma/models.
 *
 *     node packages/db/scripts/make-migration.ts <name>
 *
 * What Prisma cannot express is added to the written SQL by hand; it is never taken for missing.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { engineOf } from '../src/database-url.ts'
import { migrationsFolder } from '../src/migrations/committed.ts'
import { keepModels, missingSql } from '../src/migrations/models.ts'
import { startPostgres } from '../src/testing/postgres-server.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Usage: node packages/db/scripts/make-migration.ts <name in lower_case>\n')
  process.exit(1)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)

const postgres = await startPostgres()
try {
  await write('file::memory:')
  await write(postgres.url)
} finally {
  await postgres.stop()
}

async function write(url: string): Promise<void> {
  const engine = engineOf(url)
  const sql = await missingSql(url)
  if (sql === null) {
    process.stdout.write(`${engine}: the migrations and the models are equal\n`)
    return
  }
  const folder = join(migrationsFolder(engine), `${stamp}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), sql)
  await keepModels(engine)
  process.stdout.write(`${engine}: ${folder}/migration.sql\n`)
}
