import { setTimeout as sleep } from 'node:timers/promises'
import { type StartDecision, startDecision } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findByCode } from '../verifications/find-by-code.ts'
import { linkFacts } from '../verifications/link-facts.ts'
import { withdrawDecline } from '../verifications/withdraw-decline.ts'
import { askForCustomer } from './ask-for-customer.ts'
import type { Consent } from './consent.ts'
import { type Minted, mintSession } from './mint-session.ts'
import { newestOpenSession } from './newest-open-session.ts'
import { openUrl } from './secrets.ts'

export type StartRefusal = Extract<StartDecision, { do: 'refuse' }>['because'] | 'unavailable' | 'busy'
export type Started = { redirectTo: string } | { refused: StartRefusal }

/** How long a tap waits for another tap's mint, which holds its lease for at most 15 s. */
const WAIT_FOR_MINT_MS = 16_000
const LOOK_EVERY_MS = 150

/**
 * The customer agreed and tapped: gives Tencent's address for this verification, minting a BizToken only where no
 * usable one is open. Two taps at once, from one device or two, get the same address.
 */
export async function startSession(ctx: Ctx, input: { code: string; consent: Consent }): Promise<Started> {
  const until = performance.now() + WAIT_FOR_MINT_MS
  let asked = false
  while (performance.now() < until) {
    const row = await findByCode(ctx, input.code)
    const open = await newestOpenSession(ctx, row.id)
    const decision = startDecision({ ...linkFacts(ctx, row, open), asked })
    switch (decision.do) {
      case 'refuse':
        return { refused: decision.because }
      case 'reuse':
        if (open) {
          await withdrawDecline(ctx, row)
          return { redirectTo: openUrl(ctx.keyring.open(row.dataKey, row.id), open) }
        }
        continue
      case 'askFirst':
        await askForCustomer(ctx, row.id, { hinted: false })
        asked = true
        continue
      case 'mint': {
        const minted = await mintSession(ctx, row, input)
        if (minted !== 'taken') return answerOf(minted)
        await sleep(LOOK_EVERY_MS)
      }
    }
  }
  return { refused: 'busy' }
}

function answerOf(minted: Exclude<Minted, 'taken'>): Started {
  return 'url' in minted ? { redirectTo: minted.url } : { refused: minted.refused }
}
