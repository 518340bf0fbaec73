import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { type Engine, engines } from '@ekyc/db'
import { startPostgres } from '@ekyc/db/testing/postgres-server'
import { type Report, runChaos } from './run-chaos.ts'

/** `pnpm chaos [kills] [engine] [seed]`: 200 kills on each engine unless told otherwise. Ends with 1 when anything is not as it should be. */
const [kills = '200', engine, seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

say(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, seed ${seed}`)
for (const each of engines.filter((name) => !engine || name === engine)) {
  const report = await run(each)
  say(`\n${each}\n${JSON.stringify(report, null, 2)}`)
  if (report.problems.length > 0) process.exitCode = 1
}

async function run(on: Engine): Promise<Report> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-chaos-'))
  const postgres = on === 'postgresql' ? await startPostgres() : null
  try {
    await postgres?.createDatabase('chaos')
    const databaseUrl = postgres?.urlOf('chaos') ?? `file:${path.join(dataDir, 'chaos.db')}`
    return await runChaos({
      databaseUrl,
      dataDir,
      kills: Number(kills),
      seed: Number(seed),
      onKill: (count) => count % 20 === 0 && say(`${on}: ${count} kills`),
    })
  } finally {
    await postgres?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
