import type { Api } from './state.ts'

/** So many requests in any sliding second, per API; in real time, as Tencent counts. */
export function createRateLimit(qps: number) {
  const taken: Record<Api, number[]> = { apply: [], result: [] }
  return {
    take(api: Api): boolean {
      const now = performance.now()
      const recent = taken[api].filter((at) => at > now - 1000)
      taken[api] = recent
      if (recent.length >= qps) return false
      recent.push(now)
      return true
    },
  }
}
