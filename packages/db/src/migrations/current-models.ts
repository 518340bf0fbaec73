import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../db.ts'
import { migrationsFolder } from './committed.ts'

/** The whole schema of prisma/<engine>, its shared models included, as one text. */
export async function currentModels(engine: Engine): Promise<string> {
  const folder = join(migrationsFolder(engine), '..')
  const models = join(folder, 'models')
  const paths = [join(folder, 'schema.prisma'), ...(await readdir(models)).sort().map((name) => join(models, name))]
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return texts.join('\n')
}

