import { writeSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { sqliteUrl } from './sqlite-path.ts'

/**
 * `node check-file.ts <path>`: prints the first damage that is found in a SQLite file, or nothing. One table at a time,
 * so that no read transaction keeps the server's write-ahead log from being emptied for long.
 */
async function check(path: string): Promise<string | null> {
  try {
    const client = createClient({ url: sqliteUrl(path), timeout: 5000 })
    const { rows } = await client.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    for (const { name } of rows) {
      await breathe()
      const quoted = String(name).replaceAll("'", "''")
      const [finding] = (await client.execute(`PRAGMA quick_check('${quoted}')`)).rows
      const said = String(Object.values(finding ?? {})[0] ?? 'ok')
      if (said !== 'ok') return said
    }
    return null
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return /^SQLITE_(CORRUPT|NOTADB)/.test(code ?? '') ? message : null
  }
}

/** Closing the file would move the write-ahead log into it, which a damaged file must be spared. */
const end = () => process.kill(process.pid, 'SIGKILL')

process.stdin.on('close', end).resume()
const damage = await check(process.argv[2] ?? '')
if (damage) writeSync(1, `${damage.replaceAll(/\s+/g, ' ')}\n`)
end()
