import type { Tx } from '@ekyc/db'
import { type Channel, channels, type Handling } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { findAddress } from './address-for.ts'
import { asMessage, type MessageRow } from './find-message.ts'
import { isOfTheAddress } from './may-retry.ts'
import { openTo } from './sealed.ts'

type Customer = { id: string; dataKey: string; email: string | null; phone: string | null }
type Way = { channel: Channel; to: string }

const LATELY = 20

/**
 * By which way a customer is reminded: the one that last took a message, else e-mail before SMS. Ways that are not set up,
 * that the profile does not allow or whose address was refused are none. Null when no way is left.
 */
export async function reminderWay(ctx: Ctx, tx: Tx, customer: Customer, handling: Handling): Promise<Way | null> {
  const ways = waysTo(ctx, customer, handling)
  if (ways.length === 0) return null
  const rows = await tx.message.findMany({
    where: { verificationId: customer.id },
    orderBy: { id: 'desc' },
    take: LATELY,
  })
  const earlier = rows.map(asMessage)
  const key = ctx.keyring.open(customer.dataKey, customer.id)
  const wasRefused = ({ channel, to }: Way, row: MessageRow) =>
    row.channel === channel && row.state === 'refused' && isOfTheAddress(row.problem) && openTo(key, row) === to
  const open = ways.filter((way) => !earlier.some((row) => wasRefused(way, row)))
  const taken = earlier.find(({ state }) => state === 'accepted' || state === 'delivered')
  return open.find(({ channel }) => channel === taken?.channel) ?? open[0] ?? null
}

/** The ways that are set up, that the profile allows and for which there is an address. */
export const waysTo = (ctx: Pick<Ctx, 'carriers'>, customer: Customer, handling: Handling): Way[] =>
  channels.flatMap((channel) => {
    const found = ctx.carriers[channel] && findAddress(channel, customer, handling)
    return found && 'to' in found ? { channel, to: found.to } : []
  })
