export { listAlarms } from './alarms/list-alarms.ts'
export { watchTroubles } from './alarms/watch-troubles.ts'
export { type Auth, CLIENT_ADDRESS_HEADER, createAuth } from './auth/create-auth.ts'
export { createSessionReader, type SessionReader } from './auth/session-reader.ts'
export { delayBeforeSignIn, forgetFailedSignIns, noteFailedSignIn } from './auth/sign-in-delay.ts'
export { createFaceFinder } from './compare-photos/faces/face-finder.ts'
export { sweepPhotos } from './compare-photos/sweep-photos.ts'
export type {
  Changes,
  Clock,
  Ctx,
  Disk,
  Ids,
  Log,
  Ports,
  Random,
} from './context.ts'
export * from './customer-pages/index.ts'
export { AppError, databaseAway, type ErrorCode, expectedFailure } from './errors.ts'
export { findBrokenEvent } from './events/find-broken-event.ts'
export type { TimelineEvent } from './events/read-timeline.ts'
export { openEvidence } from './evidence/open-evidence.ts'
export { fetchReceipts } from './messages/fetch-receipts.ts'
export { noteReceipt } from './messages/note-receipt.ts'
export { remindDue } from './messages/remind-due.ts'
export { sendDueMessages } from './messages/send-due-messages.ts'
export { summarizeQueue } from './messages/summarize-queue.ts'
export { addBuiltInProfiles } from './profiles/add-built-in-profiles.ts'
export { type AppRouter, appRouter } from './router.ts'
export { askForCustomer } from './sessions/ask-for-customer.ts'
export { lookAtDue } from './sessions/look-at-due.ts'
export { noteReturn } from './sessions/note-return.ts'
export { recallFarLooks } from './sessions/recall-far-looks.ts'
export { releaseStaleMints } from './sessions/release-stale-mints.ts'
export { startSession } from './sessions/start-session.ts'
export { summarizeOpenSessions } from './sessions/summarize-open-sessions.ts'
export { getLanguages } from './settings/get-setting.ts'
export { merchantOrDefault, unnamedMerchant } from './settings/merchant.ts'
export { ensureFirstAdmin, makeSetUpLink } from './team/first-admin.ts'
export { makeAdminLink } from './team/make-admin-link.ts'
export type { RequestContext, SignedIn } from './trpc.ts'
export { declineLink } from './verifications/decline-link.ts'
export { expireDue } from './verifications/expire-due.ts'
export { exportVerifications } from './verifications/export/export-verifications.ts'
export { parseFilter } from './verifications/export/parse-filter.ts'
export { listedColumns } from './verifications/list-verifications.ts'
export { markOpened } from './verifications/mark-opened.ts'
