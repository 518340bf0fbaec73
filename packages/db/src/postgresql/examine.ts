import type pg from 'pg'
import { Prisma } from '../generated/postgresql/client.ts'
import { DatabaseProblem } from '../problem.ts'
import { placeOf } from './address.ts'

/** The oldest release that the PostgreSQL project still supports. */
const OLDEST = 140_000

type Facts = { version: number; standby: boolean; readOnly: boolean; encoding: string; schema: string | null }

/**
 * The schema that unqualified names mean here. Throws DatabaseProblem, one line, for a server or database on which the
 * program cannot work, before anything is changed.
 */
export async function examine(pool: pg.Pool, url: string): Promise<string> {
  const { rows } = await pool.query<Facts>(`
    SELECT current_setting('server_version_num')::int AS version,
      pg_is_in_recovery() AS standby,
      current_setting('default_transaction_read_only')::bool AS "readOnly",
      current_setting('server_encoding') AS encoding,
      current_schema() AS schema`)
  const [facts] = rows as [Facts]
  const problem = problemOf(facts)
  if (problem) throw new DatabaseProblem(`Cannot use ${placeOf(url)}: ${problem}`)
  return facts.schema ?? ''
}

function problemOf({ version, standby, readOnly, encoding, schema }: Facts): string | null {
  if (version < OLDEST) return `it is PostgreSQL ${Math.floor(version / 10_000)}, and 14 or later is needed.`
  if (standby) return 'it is a standby, which accepts no writes. Use the address of the primary.'
  if (readOnly) return 'it is read-only for this role (default_transaction_read_only is on).'
  if (encoding !== 'UTF8') return `its encoding is ${encoding}. Create it with ENCODING 'UTF8' TEMPLATE template0.`
  if (schema === null) return 'no schema of its search_path exists or may be used. Create the schema first.'
  return null
}

/** Throws DatabaseProblem when the role may not read and write every table of ours. Others may share the schema. */
export async function requireRights(pool: pg.Pool, url: string): Promise<void> {
  const { rows } = await pool.query<{ table: string; role: string; schema: string }>(
    `SELECT tablename AS table, current_user AS role, schemaname AS schema FROM pg_tables
    WHERE schemaname = current_schema() AND tablename = ANY($1) AND EXISTS (
      SELECT FROM unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS need
      WHERE NOT has_table_privilege(format('%I.%I', schemaname, tablename), need))
    ORDER BY tablename LIMIT 1`,
    [Object.values(Prisma.ModelName)],
  )
  const [lacking] = rows
  if (!lacking) return
  throw new DatabaseProblem(
    `Cannot use ${placeOf(url)}: the role ${lacking.role} may not read and write the table ${lacking.table}. GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${lacking.schema} TO ${lacking.role}.`,
  )
}
