import { DatabaseSync } from 'node:sqlite'
import {
  ADMIN,
  columns,
  instantOf,
  MAKERS,
  NOTHING_TO_RENEW,
  PROFILES,
  type ProfilePin,
  people,
  type Ties,
} from './people.ts'

/**
 * Fills a migrated file that no server has open: indexes last, and words in their own order, because SQLite then only
 * ever appends. Another build of SQLite than the server's, so never in a process that holds the file.
 */
export function fillSqlite(path: string, count: number): void {
  const db = new DatabaseSync(path)
  try {
    db.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-500000')
    const indexes = db
      .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?, ?)`)
      .all('Verification', 'SearchWord')
    for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`)
    db.exec('CREATE TEMP TABLE words (word TEXT, id TEXT); BEGIN')
    const row = db.prepare(`INSERT INTO "Verification" (${names}) VALUES (${columns.map(() => '?').join()})`)
    const word = db.prepare('INSERT INTO words VALUES (?, ?)')
    for (const person of people(count, Date.now(), ties(db))) {
      row.run(...columns.map((name) => inSqlite(person.row[name])))
      for (const text of person.words) word.run(text, person.row.id as string)
    }
    for (const maker of MAKERS(new Date())) db.exec(maker)
    db.exec(NOTHING_TO_RENEW)
    db.exec('INSERT INTO "SearchWord" ("word", "verificationId") SELECT word, id FROM words ORDER BY word, id; COMMIT')
    db.exec('DROP TABLE words')
    for (const { sql } of indexes) db.exec(String(sql))
  } finally {
    db.close()
  }
}

const names = columns.map((name) => `"${name}"`).join()

const ties = (db: DatabaseSync): Ties => ({
  profiles: db.prepare(PROFILES).all() as ProfilePin[],
  adminId: String(db.prepare(ADMIN).get()?.id),
})

const inSqlite = (value: string | number | Date | null) => (value instanceof Date ? instantOf(value) : value)
