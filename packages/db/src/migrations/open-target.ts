import { engineOf } from '../database-url.ts'
import type { Engine } from '../db.ts'
import { openPostgresqlTarget } from '../postgresql/postgresql-target.ts'
import { sqlitePath } from '../sqlite/sqlite-path.ts'
import { openSqliteTarget } from '../sqlite/sqlite-target.ts'
import type { MigrationTarget } from './target.ts'

export async function openTarget(url: string): Promise<{ engine: Engine; target: MigrationTarget }> {
  const engine = engineOf(url)
  return engine === 'sqlite'
    ? { engine, target: openSqliteTarget(sqlitePath(url)) }
    : { engine, target: await openPostgresqlTarget(url) }
}
