import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const MINUTE_MS = 60_000

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
    help: 'BizTokens whose answer was lost or came too late.',
    registers,
  })
  const settleDelay = new Histogram({
    name: 'ekyc_settle_delay_seconds',
    help: 'Time from issuing a BizToken to having its result.',
    buckets: [10, 30, 60, 120, 300, 900, 3600, 21600, 86400, 259200],
    registers,
  })
  const budget = new Gauge({
    name: 'ekyc_tencent_budget_use_ratio',
    help: 'Share of the budget that this replica used over the last minute, by API.',
    labelNames: ['api'],
    registers,
  })
  const openSessions = new Gauge({ name: 'ekyc_open_sessions', help: 'Sessions without a result.', registers })
  const oldest = new Gauge({
    name: 'ekyc_oldest_unsettled_session_seconds',
    help: 'Age of the oldest session without a result; 0 when there is none.',
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
    called(call: { api: 'apply' | 'result'; result: string; durationMs: number }) {
      calls.observe({ api: call.api, result: call.result }, call.durationMs / 1000)
      recent.push({ api: call.api, at: performance.now() })
    },
    budgetUse: use,
    /** The text of /metrics. */
    async read(open: { open: number; oldestSeconds: number }) {
      const { apply, result } = use()
      budget.set({ api: 'apply' }, apply)
      budget.set({ api: 'result' }, result)
      openSessions.set(open.open)
      oldest.set(open.oldestSeconds)
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>
