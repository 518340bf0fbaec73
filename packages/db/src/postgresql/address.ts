import { accessSync, constants } from 'node:fs'
import type pg from 'pg'
import { parse, toClientConfig } from 'pg-connection-string'

const SHAPE =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:/?#\s]*?)(?::(?<password>[^/?#\s]*))?@)?(?<host>[^@/?#\s]*)(?:\/(?<database>[^@/?#\s]*))?(?:\?(?<query>[^#@\s]*))?$/

/** Parameters that mean here what they mean to libpq, with the values that can be honoured. */
const honoured: Record<string, RegExp> = {
  application_name: /./,
  channel_binding: /^(disable|prefer)$/,
  host: /^\//,
  options: /./,
  schema: /^[\w-]+$/,
  sslcert: /./,
  sslkey: /./,
  sslmode: /^(disable|require|verify-ca|verify-full)$/,
  sslnegotiation: /^(postgres|direct)$/,
  sslrootcert: /./,
  target_session_attrs: /^(any|primary|read-write)$/,
}

const insteadOf: Record<string, string> = {
  channel_binding: 'leave it out, and use sslmode=verify-full',
  connection_limit: 'set DATABASE_POOL',
  currentSchema: 'use schema',
  pgbouncer: 'leave it out, PgBouncer needs no parameter',
  search_path: 'use schema',
  ssl: 'use sslmode=verify-full, or sslmode=require',
  sslmode: 'use disable, require, verify-ca or verify-full',
  target_session_attrs: 'the server must be the primary',
}

/**
 * What is wrong with a PostgreSQL address, as the end of a sentence that begins with the variable's name, or null.
 * Never quotes user or password. Addresses that a driver would misread are wrong too: half a password must not
 * become a host.
 */
export function addressProblem(url: string): string | null {
  const { user, password, host, database, query } = SHAPE.exec(url)?.groups ?? {}
  if (host?.includes(',')) return 'names several hosts: give one address that always leads to the primary'
  if (host === undefined || ![user, password, host, database].every((part = '') => isDecodable(part))) {
    return 'must look like postgresql://user:password@host:5432/database, with special characters of the user and password written as %XX (p@ss is p%40ss)'
  }
  if (!URL.canParse(`http://${host || 'socket'}/`)) return 'must name a host and a port from 1 to 65535'
  if (!database) return 'must name a database after the host'
  const parameters = new URLSearchParams(query)
  for (const [name, value] of parameters) {
    if (parameters.getAll(name).length > 1) return `has the parameter ${name} more than once`
    const isKnown = Object.hasOwn(honoured, name)
    if (isKnown && honoured[name]?.test(value)) continue
    const shown = isKnown ? `${name}=${value}` : name
    const instead = Object.hasOwn(insteadOf, name) ? insteadOf[name] : 'leave it out'
    return `has a parameter that is not supported, ${shown}: ${instead}`
  }
  return certificateProblem(parameters)
}

function certificateProblem(parameters: URLSearchParams): string | null {
  if (parameters.get('sslmode') === 'verify-ca' && !parameters.get('sslrootcert')) {
    return 'needs sslrootcert with sslmode=verify-ca: the file of the CA’s certificate'
  }
  for (const name of ['sslrootcert', 'sslcert', 'sslkey']) {
    const file = parameters.get(name)
    if (file === 'system')
      return `has ${name}=system: leave it out, the program’s own list of certificate authorities is used`
    if (file && !isReadable(file)) return `names a file that cannot be read, ${name}=${file}`
  }
  return null
}

/**
 * How to connect to an address without an `addressProblem`. `sslmode` means what it means to libpq: `require` encrypts
 * but trusts any certificate, unless `sslrootcert` is set. `schema` becomes the connection's search_path.
 */
export function connectionOf(url: string): pg.ClientConfig {
  const { schema, options, ...parsed } = parse(url, { useLibpqCompat: true })
  const session = [options, schema && `-c search_path="${schema}"`].filter(Boolean).join(' ')
  return { ...toClientConfig(parsed), ...(session && { options: session }) }
}

/** The database in words for people and logs: never its user or password. */
export function placeOf(url: string): string {
  const { host, port, database } = connectionOf(url)
  return `the PostgreSQL database ${database} at ${host}${port ? `:${port}` : ''}`
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
