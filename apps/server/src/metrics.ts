import type { Disk } from '@ekyc/api'
import { type Channel, channels, type SendOutcome, type Trouble, troubles } from '@ekyc/domain'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const MINUTE_MS = 60_000

/** What is measured when it is asked for. */
export type MeasuredNow = {
  open: number
  oldestSeconds: number
  /** Age of the oldest message that is still to be sent. */
  oldestMessages: Record<Channel, number>
  /** The troubles that are on; null when the database cannot say. */
  alarms: Trouble[] | null
  disks: Disk[]
  clockSkewMs: number | null
}

/** What is counted. Labels are route patterns, APIs and results; never a code, a name or an id. */
export function createMetrics(qps: number) {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'ekyc_http_request_seconds',
    help: 'Duration of HTTP requests by route pattern.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers,
  })
  const calls = new Histogram({
    name: 'ekyc_tencent_call_seconds',
    help: 'Duration of calls to Tencent by API and result.',
    labelNames: ['api', 'result'],
    buckets: [0.1, 0.3, 1, 2, 4, 8],
    registers,
  })
  const mintsLost = new Counter({
    name: 'ekyc_mints_lost_total',
    help: 'BizTokens lost because the response was missing or too late.',
    registers,
  })
  const settleDelay = new Histogram({
    name: 'ekyc_settle_delay_seconds',
    help: 'Time from issuing a BizToken to saving its result.',
    buckets: [10, 30, 60, 120, 300, 900, 3600, 21600, 86400, 259200],
    registers,
  })
  const budget = new Gauge({
    name: 'ekyc_tencent_budget_use_ratio',
    help: 'Share of the rate limit used by this replica in the last minute, by API.',
    labelNames: ['api'],
    registers,
  })
  const openSessions = new Gauge({ name: 'ekyc_open_sessions', help: 'Sessions without a result.', registers })
  const oldest = new Gauge({
    name: 'ekyc_oldest_unsettled_session_seconds',
    help: 'Age of the oldest session without a result; 0 if none.',
    registers,
  })
  const messages = new Counter({
    name: 'ekyc_message_tries_total',
    help: 'Send attempts, by channel and result: accepted, refused, later (will be retried), unsure.',
    labelNames: ['channel', 'result'],
    registers,
  })
  const oldestMessage = new Gauge({
    name: 'ekyc_oldest_queued_message_seconds',
    help: 'Age of the oldest queued message, by channel; 0 if none.',
    labelNames: ['channel'],
    registers,
  })
  const alarms = new Gauge({
    name: 'ekyc_alarm',
    help: 'Whether the alarm is active (1) or not (0), across the installation.',
    labelNames: ['trouble'],
    registers,
  })
  const disks = new Gauge({
    name: 'ekyc_disk_free_ratio',
    help: 'Free share of the disk, by folder.',
    labelNames: ['folder'],
    registers,
  })
  const skew = new Gauge({
    name: 'ekyc_clock_skew_seconds',
    help: 'Our clock minus Tencent’s, from the last response; NaN before the first.',
    registers,
  })
  const recent: { api: 'apply' | 'result'; at: number }[] = []

  const use = () => {
    const since = performance.now() - MINUTE_MS
    while (recent[0] && recent[0].at < since) recent.shift()
    const share = (api: 'apply' | 'result') => recent.filter((call) => call.api === api).length / (qps * 60)
    return { apply: share('apply'), result: share('result') }
  }

  return {
    requests,
    mintLost: () => mintsLost.inc(),
    settled: (seconds: number) => settleDelay.observe(seconds),
    messageTried: (channel: Channel, result: SendOutcome['is']) => messages.inc({ channel, result }),
    called(call: { api: 'apply' | 'result'; result: string; durationMs: number }) {
      calls.observe({ api: call.api, result: call.result }, call.durationMs / 1000)
      recent.push({ api: call.api, at: performance.now() })
    },
    budgetUse: use,
    /** The text of /metrics. */
    async read(now: MeasuredNow) {
      const { apply, result } = use()
      budget.set({ api: 'apply' }, apply)
      budget.set({ api: 'result' }, result)
      openSessions.set(now.open)
      oldest.set(now.oldestSeconds)
      for (const channel of channels) oldestMessage.set({ channel }, now.oldestMessages[channel])
      for (const trouble of troubles) alarms.set({ trouble }, stateOf(trouble, now.alarms))
      for (const { folder, freeBytes, bytes } of now.disks) disks.set({ folder }, freeBytes / bytes)
      skew.set((now.clockSkewMs ?? Number.NaN) / 1000)
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

/** Without the database only one thing is known. */
function stateOf(trouble: Trouble, on: Trouble[] | null): number {
  if (trouble === 'databaseFails') return Number(on === null)
  return on ? Number(on.includes(trouble)) : Number.NaN
}

export type Metrics = ReturnType<typeof createMetrics>
