import path from 'node:path'
import type { AppRouter } from '@ekyc/api'
import type { Engine } from '@ekyc/db'
import type { inferRouterOutputs } from '@trpc/server'

export const ADMIN = { email: 'admin@larkfield.example', password: 'a recorded installation' }
export const OPERATOR = {
  name: 'Olive Operator',
  email: 'olive@larkfield.example',
  password: 'an operator that was recorded',
}

/** An installation as an earlier version left it. */
export type Installation = {
  recordedAt: string
  /** What `verifications.get` answered for each. */
  verifications: inferRouterOutputs<AppRouter>['verifications']['get'][]
  /** SHA-256 of what each id of evidence opened to. */
  evidence: Record<string, string>
  /** Of the data directory, in Base64, by their relative paths; the SQLite database is one of them. */
  files: Record<string, string>
  /** Rows of PostgreSQL's tables as JSON; empty for SQLite. */
  tables: Record<string, object[]>
}

export const recordingOf = (engine: Engine) => path.join(import.meta.dirname, `installation.${engine}.json.gz`)
