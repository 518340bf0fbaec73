import { setImmediate as others } from 'node:timers/promises'
import type { Ctx } from '../context.ts'
import { listVerifications } from './list-verifications.ts'
import type { ListedVerification, VerificationFilter } from './schema.ts'

const PAGE = 500

/**
 * All that a filter shows, newest first, page by page of the list itself. What is made meanwhile is not part of it.
 * Between two pages everybody else has a turn: SQLite answers at once, and would be asked again before anybody is heard.
 */
export async function* everyPage(ctx: Ctx, filter: VerificationFilter): AsyncGenerator<ListedVerification[]> {
  let cursor: string | undefined
  do {
    const page = await listVerifications(ctx, { filter, cursor, sort: 'newest', limit: PAGE })
    if (page.items.length > 0) yield page.items
    cursor = page.nextCursor ?? undefined
    await others()
  } while (cursor)
}
