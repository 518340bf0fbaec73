import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { createMetrics } from './metrics.ts'

type Rule = { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }

const root = path.resolve(import.meta.dirname, '../../..')

/** The text of /metrics after something of everything has happened. */
async function exposed(): Promise<string> {
  const metrics = createMetrics(20)
  metrics.requests.observe({ method: 'GET', route: '/v/:code', status: 200 }, 0.1)
  metrics.called({ api: 'apply', result: 'ok', durationMs: 100 })
  metrics.messageTried('email', 'accepted')
  const { text } = await metrics.read({
    open: 1,
    oldestSeconds: 60,
    oldestMessages: { email: 0, sms: 0 },
    alarms: ['diskLow'],
    disks: [{ folder: 'data', freeBytes: 5, bytes: 100 }],
    clockSkewMs: -75_000,
  })
  return text
}

it('shows alarms, disks and clock to Prometheus', async () => {
  const lines = (await exposed()).split('\n')
  expect(lines).toContain('ekyc_alarm{trouble="diskLow"} 1')
  expect(lines).toContain('ekyc_alarm{trouble="databaseFails"} 0')
  expect(lines).toContain('ekyc_disk_free_ratio{folder="data"} 0.05')
  expect(lines).toContain('ekyc_clock_skew_seconds -75')
})

it('has rules for Prometheus that ask for nothing but what it shows', async () => {
  const text = await exposed()
  const { groups } = parse(await readFile(path.join(root, 'docs/prometheus-rules.yml'), 'utf8')) as {
    groups: { rules: Rule[] }[]
  }
  const rules = groups.flatMap((group) => group.rules)
  expect(rules.length).toBeGreaterThan(10)
  for (const { alert, expr, labels, annotations } of rules) {
    expect(alert).toMatch(/^Ekyc[A-Z]\w+$/)
    expect(['warning', 'critical'], alert).toContain(labels.severity)
    expect(annotations.summary, alert).not.toBe('')
    for (const [name] of expr.matchAll(/\bekyc_\w+/g)) expect(text, alert).toContain(`\n${name}`)
    for (const [, name, label] of expr.matchAll(/\b(ekyc_\w+)\{(\w+)/g)) {
      expect(text, alert).toMatch(new RegExp(`\\n${name}\\{[^}]*\\b${label}="`))
    }
    for (const [, by = ''] of expr.matchAll(/ by \((\w+)\)/g)) expect(text, alert).toContain(`${by}="`)
  }
})
