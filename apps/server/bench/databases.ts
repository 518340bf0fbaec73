import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Engine } from '@ekyc/db'
import { type PostgresServer, startPostgres } from '@ekyc/db/testing/postgres-server'
import { fillPostgresql } from './fill/fill-postgresql.ts'
import { fillSqlite } from './fill/fill-sqlite.ts'
import { type Home, startServer } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The databases of one run, gone with it; filled ones stay where BENCH_KEEP names a folder, for the next run. */
export class Databases {
  readonly #folder = temporaryFolder('')
  readonly #kept = process.env.BENCH_KEEP
  #postgres: Promise<PostgresServer> | undefined
  #made = 0
  readonly #dropped: string[] = []

  /** A migrated database with its first admin and `count` verifications. */
  async filled(engine: Engine, count: number): Promise<Home> {
    const home = await this.#home(engine, `${engine}-${count}`, this.#kept ?? this.#folder)
    const marker = path.join(home.dataDir, 'filled')
    if (existsSync(marker)) return home
    const server = await startServer(home)
    await server.stop()
    process.stderr.write(`Filling ${count} verifications on ${engine} …\n`)
    if (home.databaseUrl) await fillPostgresql(home.databaseUrl, count)
    else fillSqlite(path.join(home.dataDir, 'ekyc-console.db'), count)
    await writeFile(marker, '')
    return home
  }

  /** A new, empty one. */
  async empty(engine: Engine): Promise<Home> {
    const name = `${engine}-${process.pid}-${this.#made++}`
    if (engine === 'postgresql' && this.#kept) this.#dropped.push(databaseName(name))
    return this.#home(engine, name, this.#folder)
  }

  async close(): Promise<void> {
    const postgres = await this.#postgres
    for (const name of this.#dropped) await postgres?.dropDatabase(name)
    await postgres?.stop()
  }

  async #home(engine: Engine, name: string, folder: string): Promise<Home> {
    const dataDir = path.join(folder, name)
    await mkdir(dataDir, { recursive: true })
    if (engine === 'sqlite') return { dataDir }
    this.#postgres ??= startPostgres(this.#kept && path.join(this.#kept, 'postgresql'))
    const postgres = await this.#postgres
    if (!existsSync(path.join(dataDir, 'filled'))) await postgres.createDatabase(databaseName(name))
    return { dataDir, databaseUrl: postgres.urlOf(databaseName(name)) }
  }
}

const databaseName = (name: string) => name.replaceAll('-', '_')
