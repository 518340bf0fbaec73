import type { ApiConfig } from '../context.ts'

/** Customers are sent to https only, or to http on the host of Tencent's endpoint (ours, in sandbox mode). */
export function mayRedirectTo(config: ApiConfig, url: string): boolean {
  if (!URL.canParse(url)) return false
  const target = new URL(url)
  if (target.username || target.password) return false
  if (target.protocol === 'https:') return true
  if (target.protocol !== 'http:') return false
  const allowed = [config.tencentEndpoint, ...(config.mode === 'sandbox' ? [config.publicUrl] : [])]
  return allowed.some((origin) => new URL(origin).hostname === target.hostname)
}
