import { describe, expect, test } from 'vitest'
import { addressProblem, connectionOf, placeOf } from './address.ts'

const SHAPE = /^must look like postgresql:.*%XX/
const CA = import.meta.filename

describe('an address that cannot be honoured is refused in one line without its password', () => {
  test.each([
    ['postgresql://app:se/cret@host/db', SHAPE],
    ['postgresql://app:se#cret@host/db', SHAPE],
    ['postgresql://app:se?cret@host/db', SHAPE],
    ['postgresql://app:12/secret@host/db', SHAPE],
    ['postgresql://app:12?secret@host/db', SHAPE],
    ['postgresql://app:12/x?secret=1@host/db', SHAPE],
    ['postgresql://app:secret%@host/db', SHAPE],
    ['postgresql://app:secret%zz@host/db', SHAPE],
    ['postgresql://app:se cret@host/db', SHAPE],
    ['postgresql://app:secret@host1,host2:5432/db', /^names several hosts/],
    ['postgresql://app:secret@host1:5432,host2:5432/db?target_session_attrs=read-write', /^names several hosts/],
    ['postgresql://app:secret@host:70000/db', /host and a port/],
    ['postgresql://app:secret@host', /^must name a database/],
    ['postgresql://app:secret@host/', /^must name a database/],
    [
      'postgresql://app:secret@host/db?sslmode=prefer',
      /sslmode=prefer: use disable, require, verify-ca or verify-full$/,
    ],
    ['postgresql://app:secret@host/db?sslmode=verify_full', /sslmode=verify_full: use/],
    ['postgresql://app:secret@host/db?sslmode=verify-ca', /^needs sslrootcert/],
    ['postgresql://app:secret@host/db?sslmode=verify-full&sslrootcert=/none', /sslrootcert=\/none$/],
    ['postgresql://app:secret@host/db?connection_limit=5', /connection_limit: set DATABASE_POOL$/],
    ['postgresql://app:secret@host/db?pgbouncer=true', /pgbouncer: leave it out/],
    ['postgresql://app:secret@host/db?target_session_attrs=standby', /must be the primary$/],
    ['postgresql://app:secret@host/db?channel_binding=require', /verify-full$/],
    ['postgresql://app:secret@host/db?statement_timeout=0', /statement_timeout: leave it out$/],
    ['postgresql://app:secret@host/db?ssl=true', /ssl: use sslmode=verify-full, or sslmode=require$/],
    ['postgresql://app:secret@host/db?currentSchema=kyc', /currentSchema: use schema$/],
    ['postgresql://app:secret@host/db?sslmode=require&sslmode=disable', /^has the parameter sslmode more than once$/],
    ['postgresql://app:secret@host/db?sslmode=verify-full&sslrootcert=system', /^has sslrootcert=system: leave it out/],
    ['postgresql://app:secret@host/db?constructor=x', /constructor: leave it out$/],
  ])('%s', (url, words) => {
    const problem = addressProblem(url)
    expect(problem).toMatch(words)
    expect(problem).not.toMatch(/secret|cret@|\n/)
  })
})

describe('an address that is accepted means what libpq would make of it', () => {
  test.each([
    ['postgresql://app:p%40ss%2F%23%25@host/db', { user: 'app', password: 'p@ss/#%', host: 'host', database: 'db' }],
    ['postgresql://app:p@ss@host:6432/db', { password: 'p@ss', host: 'host', port: 6432 }],
    ['postgres://app:a:b@[::1]/db', { password: 'a:b', host: '::1' }],
    ['postgresql://app@/db?host=/run/postgresql', { user: 'app', host: '/run/postgresql', database: 'db' }],
    ['postgresql://app:x@host/db?schema=kyc', { options: '-c search_path="kyc"' }],
    ['postgresql://app:x@host/db?options=-c%20search_path%3Dkyc', { options: '-c search_path=kyc' }],
    ['postgresql://app:x@host/db?sslmode=disable', { ssl: false }],
    ['postgresql://app:x@host/db?sslmode=require', { ssl: { rejectUnauthorized: false } }],
    ['postgresql://app:x@host/db?sslmode=verify-full', { ssl: {} }],
    [
      `postgresql://app:x@host/db?sslmode=verify-ca&sslrootcert=${CA}`,
      { ssl: { checkServerIdentity: expect.any(Function) } },
    ],
    [`postgresql://app:x@host/db?sslmode=verify-full&sslrootcert=${CA}`, { ssl: { ca: expect.any(String) } }],
    ['postgresql://app:x@host/db?target_session_attrs=read-write', { host: 'host' }],
  ])('%s', (url, connection) => {
    expect(addressProblem(url)).toBeNull()
    expect(connectionOf(url)).toMatchObject(connection)
  })

  test('and is named without user and password', () => {
    expect(placeOf('postgresql://app:secret@host:6432/db')).toBe('the PostgreSQL database db at host:6432')
  })
})
