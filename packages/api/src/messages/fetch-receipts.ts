import type { Ctx } from '../context.ts'
import { noteReceipt } from './note-receipt.ts'

/** Asks the SMS provider, where it can be asked, what became of what it took. Returns how many receipts came; throws when it did not answer. */
export async function fetchReceipts(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  const receipts = (await ctx.carriers.sms?.receipts?.(signal)) ?? []
  for (const receipt of receipts) await noteReceipt(ctx, receipt)
  return receipts.length
}
