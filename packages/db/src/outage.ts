type Thrown = { code?: unknown; meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } } }

/** Prisma's codes: not reached, timed out, closed, too many connections, no transaction in time. */
const unreachable = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']
const unreachableKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']
/** SQLITE_FULL, and PostgreSQL's disk_full. */
const full = ['13', '53100']
/** SQLITE_READONLY, SQLITE_IOERR and SQLITE_CANTOPEN: the disk below the file takes no writes just now. */
const diskTrouble = [8, 10, 14]
/** What the PostgreSQL driver says without a code. */
const broken = /ECONNRE(FUSED|SET)|timeout exceeded when trying to connect|Query read timeout|Connection terminated/

/**
 * Why the database could not serve a query that is right in itself: trying again later can help.
 * Null for anything else, which is a bug.
 */
export function outageOf(error: unknown): 'unreachable' | 'full' | null {
  if (!(error instanceof Error)) return null
  const { code, meta } = error as Thrown
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {}
  const original = String(originalCode ?? '')
  if (full.includes(original)) return 'full'
  // The low byte; what is above it says more of the same.
  if (/^\d{1,4}$/.test(original) && diskTrouble.includes(Number(original) & 0xff)) return 'unreachable'
  // 08: connection exceptions; 57P: PostgreSQL shuts down, or has not yet started.
  const lost =
    unreachable.includes(String(code)) || unreachableKinds.includes(String(kind)) || /^(08|57P)/.test(original)
  return lost || broken.test(error.message) ? 'unreachable' : null
}
