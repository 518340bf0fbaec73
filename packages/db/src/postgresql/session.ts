import type pg from 'pg'

/**
 * What every session needs, whatever ALTER ROLE or ALTER DATABASE has set for other programs: instants and numbers that
 * are read back as they were written, strings as the SQL standard has them, and transactions that see what others have
 * committed. Set by a statement, because PgBouncer refuses most of it in the startup packet.
 */
const NEEDED = `SET DateStyle = 'ISO'; SET TimeZone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex';
  SET standard_conforming_strings = on; SET default_transaction_isolation = 'read committed'`

/** Returns what prepares a new connection of a pool: what every session needs, and then `more`. */
export const prepareSession =
  (more = '') =>
  async (client: pg.ClientBase): Promise<void> => {
    await client.query(`${NEEDED}; ${more}`)
  }
