import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { temporaryFolder } from '../temporary-folder.ts'
import { ADMIN, columns, MAKERS, NOTHING_TO_RENEW, PROFILES, type ProfilePin, people } from './people.ts'

/** Fills a migrated database by COPY, from files that its server reads by itself; the words' indexes last. */
export async function fillPostgresql(url: string, count: number): Promise<void> {
  const folder = temporaryFolder('copy-')
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    // PostgreSQL may run as another account than this one.
    await chmod(folder, 0o755)
    const { rows: profiles } = await db.query<ProfilePin>(PROFILES)
    const adminId = String((await db.query(ADMIN)).rows[0]?.id)
    const files = { verifications: join(folder, 'verifications'), words: join(folder, 'words') }
    await writeFiles(files, people(count, Date.now(), { profiles, adminId }))
    await copy(db, files)
    for (const maker of MAKERS(new Date())) await db.query(maker)
    await db.query(NOTHING_TO_RENEW)
  } finally {
    await db.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function copy(db: pg.Client, files: { verifications: string; words: string }): Promise<void> {
  await db.query(`SET session_replication_role = replica; SET maintenance_work_mem = '1GB'`)
  const { rows: indexes } = await db.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('Verification', 'SearchWord') AND indexname NOT LIKE '%_pkey'`,
  )
  for (const { indexname } of indexes) await db.query(`DROP INDEX "${indexname}"`)
  await db.query(`ALTER TABLE "SearchWord" DROP CONSTRAINT "SearchWord_pkey"`)
  await db.query(`COPY "Verification" (${names}) FROM '${files.verifications}'`)
  await db.query(`COPY "SearchWord" ("word", "verificationId") FROM '${files.words}'`)
  await db.query(`ALTER TABLE "SearchWord" ADD CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word", "verificationId")`)
  for (const { indexdef } of indexes) await db.query(indexdef)
  // As autovacuum does within minutes of so many rows.
  await db.query('VACUUM ANALYZE "Verification"')
  await db.query('VACUUM ANALYZE "SearchWord"')
}

const names = columns.map((name) => `"${name}"`).join()

async function writeFiles(files: { verifications: string; words: string }, all: ReturnType<typeof people>) {
  const [rows, words] = [await opened(files.verifications), await opened(files.words)]
  for (const person of all) {
    await rows.write(`${columns.map((name) => inCopy(person.row[name])).join('\t')}\n`)
    await words.write(person.words.map((word) => `${inCopy(word)}\t${person.row.id}\n`).join(''))
  }
  await Promise.all([rows.end(), words.end()])
}

async function opened(path: string) {
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 })
  await once(stream, 'open')
  return {
    async write(text: string) {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async end() {
      stream.end()
      await once(stream, 'finish')
      await chmod(path, 0o644)
    },
  }
}

function inCopy(value: string | number | Date | null): string {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return String(value).replace(/[\\\t\n\r]/g, (mark) => `\\${mark}`)
}
