import type { Tx } from '@ekyc/db'
import { can, type ImportState } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import type { Ctx, UserActor } from '../context.ts'
import { AppError } from '../errors.ts'
import { isId } from '../id-field.ts'

export type ImportRecord = Awaited<ReturnType<Tx['import']['findUniqueOrThrow']>>

/** Imports belong to people; nobody else has any. */
export function personOf(ctx: Ctx): UserActor {
  if (ctx.actor.kind === 'user') return ctx.actor
  throw new AppError('notAllowed', 'Sign in to import.')
}

/** An import is its maker's; who manages the team sees everybody's. Others read that there is none. */
export async function findImport(ctx: Ctx, id: string): Promise<ImportRecord> {
  const person = personOf(ctx)
  const row = isId(id) ? await ctx.db.client.import.findUnique({ where: { id } }) : null
  const visible = row && !isArriving(row) && (row.createdById === person.userId || seesAll(person))
  if (!visible) throw new AppError('notFound', 'Import not found. It may have been deleted.')
  return row
}

/** Its file was not read yet; one that is being read in another encoding has a format. */
const isArriving = ({ state, format }: ImportRecord) => state === 'reading' && format === NO_FORMAT
export const NO_FORMAT = '{}'

export const seesAll = ({ role }: UserActor) => can(role, 'team.manage')

/** Only in the name of who dropped the file are verifications made. */
export function assertMine(ctx: Ctx, { createdById }: ImportRecord): void {
  if (personOf(ctx).userId === createdById) return
  throw new AppError('notAllowed', 'Only the person who uploaded this file can do this. You can pause or cancel it.')
}

export const changedMeanwhile = () =>
  new AppError('conflict', 'This import was changed by someone else. Reload it and try again.', { reason: 'state' })

export function assertState({ state }: ImportRecord, wanted: readonly ImportState[], words: string): void {
  if (!wanted.includes(state as ImportState)) throw new AppError('conflict', words, { reason: 'state' })
}

/** Null once the values are erased. */
export const keyOf = (ctx: Pick<Ctx, 'keyring'>, { id, dataKey }: ImportRecord): DataKey | null =>
  dataKey === '' ? null : ctx.keyring.open(dataKey, id)

export const fileNameContext = (importId: string) => `import:${importId}:name`
export const rowContext = (importId: string, number: number) => `import:${importId}:${number}`

export function cellsOf(key: DataKey, row: { importId: string; number: number; sealed: string }): string[] {
  return JSON.parse(key.unseal(row.sealed, rowContext(row.importId, row.number)).toString('utf8'))
}
