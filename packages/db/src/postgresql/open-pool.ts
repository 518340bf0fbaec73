import pg from 'pg'
import { connectionOf } from './address.ts'
import { prepareSession } from './session.ts'
import { SteadyClient, type SteadyConfig } from './steady-client.ts'

/** How long a query waits until one of the pool’s connections is free, in milliseconds: a burst is slow, not refused. */
export const QUEUE_MS = 20_000

/**
 * Limits that the server enforces, so that a stuck query does not hold a connection for good. A lock_timeout of the role
 * would fail writes that only have to wait for each other.
 */
const LIMITS = 'SET statement_timeout = 10000; SET idle_in_transaction_session_timeout = 20000; SET lock_timeout = 0'

/** Connections for the program’s queries, at most `connections` of them, made when they are needed. */
export function openPool(url: string, connections: number): pg.Pool {
  const settings: pg.PoolConfig & SteadyConfig = {
    application_name: 'ekyc-console',
    ...connectionOf(url),
    max: connections,
    connectionTimeoutMillis: QUEUE_MS,
    silentMs: 12_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    Client: SteadyClient,
    onConnect: prepareSession(LIMITS),
  }
  const pool = new pg.Pool(settings)
  pool.on('error', () => {}) // the pool has already dropped the lost connection
  return pool
}
