import type { Tx } from '@ekyc/db'

/** A reminder that one worker alone may send, until `lease`, the instant now in its nextReminderAt. */
export type ClaimedReminder = { id: string; lease: Date }

/** Sets the next reminder of a claimed one; false when the lease is no longer held. `sent`: one goes out in this transaction. */
export async function moveReminder(
  tx: Tx,
  { id, lease }: ClaimedReminder,
  { next, sent }: { next: Date | null; sent: boolean },
): Promise<boolean> {
  const { count } = await tx.verification.updateMany({
    where: { id, nextReminderAt: lease },
    data: { nextReminderAt: next, ...(sent ? { remindersSent: { increment: 1 } } : {}) },
  })
  return count === 1
}

/** Sets it whoever holds it: a person reminds, or switches reminders. */
export async function setReminder(
  tx: Tx,
  id: string,
  { next, ...set }: { next: Date | null; remindersOn?: boolean; remindersSent?: number },
): Promise<void> {
  await tx.verification.update({ where: { id }, data: { nextReminderAt: next, ...set } })
}
