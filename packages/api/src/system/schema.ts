import type { Merchant } from '@ekyc/domain'
import type { AlarmView } from '../alarms/list-alarms.ts'
import type { Way } from '../alarms/tell.ts'

export type SystemInfo = {
  mode: 'live' | 'sandbox'
  version: string
  /** The merchant's name, in the fallback language, zone and country; null until an admin has set them. */
  merchant: ({ name: string } & Pick<Merchant, 'timeZone' | 'country'>) | null
  publicUrl: string
  /** Whether this viewer may open the sandbox's board. */
  sandboxControl: boolean
  /** For admins only. */
  details: SystemDetails | null
}

export type SystemDetails = {
  startedAt: string
  node: string
  database: 'sqlite' | 'postgresql'
  /** This machine's clock minus the database's, in milliseconds; null on SQLite. */
  databaseSkewMs: number | null
  storage: 'disk' | 's3'
  tencent: {
    endpoint: string
    region: string
    qps: number
    /** 0 to 1: share of the budget that this replica used over the last minute. */
    budgetUse: { apply: number; result: number }
    /** Our clock minus Tencent's, in milliseconds. */
    clockSkewMs: number | null
    lastSuccessAt: string | null
    lastProblem: { at: string; reason: string; code: string | null; meaning: string; action: string } | null
  }
  sessions: {
    open: number
    oldest: { verificationId: string; issuedAt: string; resultUntil: string } | null
  }
  /** Troubles that are on. */
  alarms: AlarmView[]
  /** By which ways people are told of them. */
  alarmWays: Way[]
  alerts: { id: string; at: string; kind: string; verificationId: string | null }[]
  warnings: (
    | 'untrustedProxy'
    | 'clockSkew'
    | 'merchantNotNamed'
    | 'messagesWait'
    | 'notificationsMissing'
    | 'sandbox'
  )[]
}
