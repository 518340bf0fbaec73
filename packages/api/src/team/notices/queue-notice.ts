import type { Tx } from '@ekyc/db'
import type { Role } from '@ekyc/domain'
import type { Keyring } from '@ekyc/storage'
import type { Ctx } from '../../context.ts'
import type { NoticeKind } from './notice-text.ts'

type NewNotice = { userId: string; kind: NoticeKind; role?: Role; url?: string }

/** Queues an email to the person whose account was changed, in the change's own transaction. Returns false without SMTP. */
export async function queueNotice(tx: Tx, ctx: Ctx, { url, ...notice }: NewNotice): Promise<boolean> {
  if (!ctx.carriers.email) return false
  const now = ctx.clock.now()
  const id = ctx.ids.next('ntc')
  const link = url ? sealUrl(ctx.keyring, id, url) : {}
  await tx.teamNotice.create({ data: { id, ...notice, ...link, createdAt: now, nextTryAt: now } })
  return true
}

/** Drops an invitation that is still to be sent: its link was used or replaced. */
export async function dropInvitation(tx: Tx, userId: string): Promise<void> {
  await tx.teamNotice.deleteMany({ where: { userId, kind: 'invited' } })
}

/** The one-time link signs a person in, so it waits sealed. */
function sealUrl(keyring: Keyring, id: string, url: string) {
  const dataKey = keyring.newDataKey(id)
  return { dataKey, sealedUrl: keyring.open(dataKey, id).seal(url, `notice:${id}`) }
}

export function openUrl(
  keyring: Keyring,
  { id, dataKey, sealedUrl }: { id: string; dataKey: string | null; sealedUrl: string | null },
): string | null {
  return dataKey && sealedUrl && keyring.open(dataKey, id).unseal(sealedUrl, `notice:${id}`).toString('utf8')
}
