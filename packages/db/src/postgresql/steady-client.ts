import type { Socket } from 'node:net'
import pg from 'pg'

/** A connection that is not there after this long is given up, in milliseconds. */
const CONNECT_MS = 5000

export type SteadyConfig = pg.ClientConfig & {
  /** A server that says nothing for this long is taken for lost, in milliseconds; without it, never. */
  silentMs?: number
}

/**
 * A connection that never ends the process and is never used again once an answer is overdue.
 * A server that shuts down says so on idle connections too, and pg emits an error whenever no query is running.
 * pg’s own query_timeout is not enough, because it gives up the query but keeps the connection: the next query would
 * wait for the old answer.
 */
export class SteadyClient extends pg.Client {
  constructor(config: SteadyConfig = {}) {
    // As it is: a pool hides its password from copies.
    super(config)
    this.on('error', () => {})
    const stream = this.connection.stream as Socket
    stream.setTimeout(CONNECT_MS, () => this.connection.stream.destroy(overdue()))
    this.once('connect', () => stream.setTimeout(config.silentMs ?? 0))
  }
}

/** As the system reports a silent peer, so that it counts as an outage like any other. */
const overdue = () =>
  Object.assign(new Error('Query read timeout'), { code: 'ETIMEDOUT', errno: -110, syscall: 'read' })
