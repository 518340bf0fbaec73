import type { LinkFacts, OpenSessionFacts } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { axes } from './axes.ts'
import type { VerificationRow } from './find-verification.ts'

export type OpenSession = OpenSessionFacts & { id: string; sealedUrl: string | null }

/** What the customer's page and the start button are decided from. `open` is the newest session without a result. */
export function linkFacts(ctx: Pick<Ctx, 'clock'>, row: VerificationRow, open: OpenSession | null): LinkFacts {
  return { ...axes(row), expiresAt: row.expiresAt, tokensMinted: row.tokensMinted, open, now: ctx.clock.now() }
}
