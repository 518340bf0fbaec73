import type { Ctx } from '../../context.ts'
import { expectedFailure } from '../../errors.ts'
import type { ManyReport, RowProblem, RowReport } from './schema.ts'

/** Does to each what is done to one, one after the other, and reports on each: a row that fails stops none of the others. */
export async function onEach(
  ctx: Pick<Ctx, 'log'>,
  ids: string[],
  act: (id: string) => Promise<unknown>,
): Promise<ManyReport> {
  const rows: RowReport[] = []
  for (const id of new Set(ids)) rows.push({ id, problem: await problemOf(ctx, act(id)) })
  return { rows }
}

/** Null when it went well. A bug costs its own row alone, and nobody sees its text. */
async function problemOf(ctx: Pick<Ctx, 'log'>, work: Promise<unknown>): Promise<RowProblem | null> {
  try {
    await work
    return null
  } catch (error) {
    const failure = expectedFailure(error)
    if (failure) return { code: failure.code, reason: failure.reason ?? null, words: failure.message }
    ctx.log.error({ error }, 'bulk action failed for one verification')
    const words = 'Something went wrong on our side. The error was logged. Try this one again.'
    return { code: 'unexpected', reason: null, words }
  }
}
