import pg from 'pg'
import { DatabaseProblem } from '../problem.ts'

const CONNECT_MS = 10_000

/** Throws DatabaseProblem unless names in every script can be stored. */
export async function requireUtf8(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  client.on('error', () => undefined) // the query fails too, and says why
  try {
    await client.connect()
    const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding')
    const encoding = rows[0]?.server_encoding
    if (encoding === 'UTF8') return
    throw new DatabaseProblem(
      `The PostgreSQL database has the encoding ${encoding}, which cannot store every customer’s name. Create it with ENCODING 'UTF8' TEMPLATE template0.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
