/**
 * Why the database could not serve a query that is right in itself.
 * - unreachable: no connection, or the disk below a SQLite file is gone
 * - busy: no connection, lock or answer in time
 * - readOnly: a standby, or a file system that takes no writes
 * - full: its disk is full
 * - denied: the server's user lacks a right or cannot sign in
 * - corrupt: what is stored is damaged
 */
export type Outage = 'unreachable' | 'busy' | 'readOnly' | 'full' | 'denied' | 'corrupt'

/** By SQLSTATE; a class of two characters stands for what is not named in full. */
const sqlStates: Record<string, Outage> = {
  '08': 'unreachable', // connection exception
  '25006': 'readOnly', // read_only_sql_transaction: a standby, or default_transaction_read_only
  '25P03': 'busy', // idle_in_transaction_session_timeout
  '25P04': 'busy', // transaction_timeout
  '28': 'denied', // invalid authorization
  '3D000': 'unreachable', // the database was dropped
  '40001': 'busy', // serialization failure, after several tries
  '40P01': 'busy', // deadlock, after several tries
  '42501': 'denied', // insufficient_privilege
  '53': 'busy', // insufficient resources: memory, connections
  '53100': 'full', // disk_full
  '55P03': 'busy', // lock_not_available
  '57014': 'busy', // query_canceled: statement_timeout
  '57P': 'unreachable', // shutdown, crash, not yet started
  '58': 'unreachable', // system error: I/O
  XX001: 'corrupt', // data_corrupted
  XX002: 'corrupt', // index_corrupted
}

/** By primary result code, the low byte of an extended one. */
const sqliteCodes: Record<number, Outage> = {
  3: 'denied', // SQLITE_PERM
  5: 'busy', // SQLITE_BUSY, after some 5 s of patience
  6: 'busy', // SQLITE_LOCKED
  7: 'busy', // SQLITE_NOMEM
  8: 'readOnly', // SQLITE_READONLY
  10: 'unreachable', // SQLITE_IOERR
  11: 'corrupt', // SQLITE_CORRUPT
  13: 'full', // SQLITE_FULL
  14: 'unreachable', // SQLITE_CANTOPEN
  15: 'busy', // SQLITE_PROTOCOL: locking went wrong
  23: 'denied', // SQLITE_AUTH
  26: 'corrupt', // SQLITE_NOTADB
}

/** Where Prisma keeps its own code and drops the engine's. */
const prismaCodes: Record<string, Outage> = {
  P1000: 'denied',
  P1001: 'unreachable',
  P1002: 'unreachable',
  P1003: 'unreachable',
  P1008: 'busy',
  P1010: 'denied',
  P1017: 'unreachable',
  P2024: 'busy',
  P2028: 'busy',
  P2034: 'busy',
  P2037: 'busy',
}

/** What a driver adapter calls it where it drops the engine's code. */
const adapterKinds: Record<string, Outage> = {
  AuthenticationFailed: 'denied',
  ConnectionClosed: 'unreachable',
  DatabaseAccessDenied: 'denied',
  DatabaseDoesNotExist: 'unreachable',
  DatabaseNotReachable: 'unreachable',
  SocketTimeout: 'busy',
  TlsConnectionError: 'unreachable',
  TooManyConnections: 'busy',
  TransactionWriteConflict: 'busy',
}

/** What the PostgreSQL driver says without a code. */
const driverTexts: [RegExp, Outage][] = [
  [/not queryable|Connection terminated|Cannot use a pool after calling end/, 'unreachable'],
  [
    /(connect|read|write|getaddrinfo) E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)/,
    'unreachable',
  ],
  [/timeout exceeded when trying to connect/, 'busy'],
  [/Query read timeout/, 'busy'],
]

type Thrown = {
  code?: unknown
  rawCode?: unknown
  originalCode?: unknown
  kind?: unknown
  message?: unknown
  cause?: unknown
  errors?: unknown
  meta?: { driverAdapterError?: unknown }
}

/**
 * The outage behind an error, wherever Prisma, its driver adapters and the drivers keep its code. Trying again later can
 * help, or needs a database administrator. Null for anything else, which is a bug.
 */
export function outageOf(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null
  const layers = layersOf(error)
  // The engine's own word goes before what the layers above make of it.
  const [precise] = layers.flatMap((layer) => byCode(layer) ?? [])
  return precise ?? layers.map(byName).find((outage) => outage !== null) ?? null
}

/** The error and all that it was made from. */
function layersOf(error: Thrown, depth = 0): Thrown[] {
  const below = [error.cause, error.meta?.driverAdapterError, ...(Array.isArray(error.errors) ? error.errors : [])]
  const deeper = depth < 8 ? below.filter((each) => typeof each === 'object' && each !== null) : []
  return [error, ...deeper.flatMap((each) => layersOf(each as Thrown, depth + 1))]
}

function byCode(thrown: Thrown): Outage | null {
  // A web API's error has a small number too: that of a timeout is SQLITE_AUTH's.
  if (thrown instanceof DOMException) return null
  const { code, rawCode, originalCode } = thrown
  for (const each of [rawCode, originalCode, code]) {
    const text = String(each ?? '')
    if (/^\d{1,4}$/.test(text)) {
      const outage = sqliteCodes[Number(text) & 0xff]
      if (outage) return outage
    }
    if (/^[0-9A-Z]{5}$/.test(text)) {
      const outage = sqlStates[text] ?? sqlStates[text.slice(0, 3)] ?? sqlStates[text.slice(0, 2)]
      if (outage) return outage
    }
  }
  return null
}

function byName({ code, kind, message }: Thrown): Outage | null {
  const named = prismaCodes[String(code)] ?? adapterKinds[String(kind)]
  if (named) return named
  return driverTexts.find(([text]) => text.test(String(message)))?.[1] ?? null
}
