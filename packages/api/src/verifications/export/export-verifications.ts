import { CSV_BOM, csvLine } from '@ekyc/domain'
import type { Ctx } from '../../context.ts'
import { record } from '../../events/record.ts'
import { everyPage } from '../every-page.ts'
import type { VerificationFilter } from '../schema.ts'
import { exportedColumns, readRows } from './read-rows.ts'

/**
 * What the filter shows as CSV in UTF-8 with a byte order mark, a piece at a time and never held as a whole. The events
 * "exportBegun", before the first byte leaves, and "exported", with the number of rows that left, also when it was cut
 * off, tell the filter but for the words that were searched for. `assertAllowed` throws once the viewer may not go on.
 */
export async function* exportVerifications(
  ctx: Ctx,
  filter: VerificationFilter,
  assertAllowed: () => Promise<void>,
): AsyncGenerator<string> {
  const { q, ...plain } = filter
  const asked = { filter: plain, searched: Boolean(q?.trim()) }
  let rows = 0
  let whole = false
  await tell(ctx, 'exportBegun', asked)
  try {
    yield CSV_BOM + csvLine(exportedColumns)
    for await (const page of everyPage(ctx, filter)) {
      await assertAllowed()
      const lines = await readRows(ctx, page)
      rows += lines.length
      yield lines.map(csvLine).join('')
    }
    whole = true
  } catch (error) {
    ctx.log.warn({ error, rows }, 'export aborted')
    throw error
  } finally {
    await tell(ctx, 'exported', { ...asked, rows, whole })
  }
}

async function tell(ctx: Ctx, kind: 'exportBegun' | 'exported', facts: Record<string, unknown>): Promise<void> {
  await record(ctx, (_tx, emit) => emit({ verificationId: null, kind, facts }))
}
