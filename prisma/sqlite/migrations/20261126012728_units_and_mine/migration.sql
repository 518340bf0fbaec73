-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "progress" TEXT NOT NULL DEFAULT 'created',
    "outcome" TEXT,
    "outcomeCode" INTEGER,
    "proof" TEXT,
    "review" TEXT NOT NULL DEFAULT 'notNeeded',
    "lastCode" INTEGER,
    "needs" TEXT,
    "declined" TEXT,
    "customerName" TEXT NOT NULL,
    "shownAs" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "reference" TEXT,
    "locale" TEXT,
    "extra" TEXT,
    "returnUrl" TEXT,
    "profileId" TEXT NOT NULL,
    "profileVersionId" TEXT NOT NULL,
    "dataKey" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "startedAt" DATETIME,
    "completedAt" DATETIME,
    "cancelReason" TEXT,
    "sessionsUsed" INTEGER NOT NULL DEFAULT 0,
    "tokensMinted" INTEGER NOT NULL DEFAULT 0,
    "mintingSessionId" TEXT,
    "mintingUntil" DATETIME,
    "hasOpenSession" BOOLEAN NOT NULL DEFAULT false,
    "lastEventAt" DATETIME NOT NULL,
    "eventSeq" INTEGER NOT NULL DEFAULT 0,
    "eventHash" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT,
    "remindersOn" BOOLEAN NOT NULL DEFAULT true,
    "remindersSent" INTEGER NOT NULL DEFAULT 0,
    "nextReminderAt" DATETIME,
    CONSTRAINT "Verification_profileVersionId_fkey" FOREIGN KEY ("profileVersionId") REFERENCES "ProfileVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Verification_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Verification" ("cancelReason", "completedAt", "createdAt", "createdById", "customerName", "dataKey", "declined", "email", "eventHash", "eventSeq", "expiresAt", "extra", "hasOpenSession", "id", "lastCode", "lastEventAt", "locale", "mintingSessionId", "mintingUntil", "needs", "nextReminderAt", "openedAt", "outcome", "outcomeCode", "phone", "profileId", "profileVersionId", "progress", "proof", "reference", "remindersOn", "remindersSent", "returnUrl", "review", "sessionsUsed", "shownAs", "startedAt", "timeZone", "tokensMinted", "unit") SELECT "cancelReason", "completedAt", "createdAt", "createdById", "customerName", "dataKey", "declined", "email", "eventHash", "eventSeq", "expiresAt", "extra", "hasOpenSession", "id", "lastCode", "lastEventAt", "locale", "mintingSessionId", "mintingUntil", "needs", "nextReminderAt", "openedAt", "outcome", "outcomeCode", "phone", "profileId", "profileVersionId", "progress", "proof", "reference", "remindersOn", "remindersSent", "returnUrl", "review", "sessionsUsed", "shownAs", "startedAt", "timeZone", "tokensMinted", coalesce("unit", '') AS "unit" FROM "Verification";
DROP TABLE "Verification";
ALTER TABLE "new_Verification" RENAME TO "Verification";
CREATE INDEX "Verification_progress_list_idx" ON "Verification"("progress", "id", "outcome", "review", "outcomeCode", "profileId");
CREATE INDEX "Verification_outcome_list_idx" ON "Verification"("outcome", "id", "progress", "review", "outcomeCode", "profileId");
CREATE INDEX "Verification_review_list_idx" ON "Verification"("review", "id", "progress", "outcome", "outcomeCode", "profileId");
CREATE INDEX "Verification_outcomeCode_list_idx" ON "Verification"("outcomeCode", "id", "progress", "outcome", "review", "profileId");
CREATE INDEX "Verification_profileId_list_idx" ON "Verification"("profileId", "id", "progress", "outcome", "review", "outcomeCode");
CREATE INDEX "Verification_createdById_list_idx" ON "Verification"("createdById", "id", "progress", "outcome", "review", "outcomeCode", "profileId", "unit");
CREATE INDEX "Verification_unit_list_idx" ON "Verification"("unit", "id", "progress", "outcome", "review", "outcomeCode", "profileId", "createdById");
CREATE INDEX "Verification_profileId_progress_id_idx" ON "Verification"("profileId", "progress", "id");
CREATE INDEX "Verification_profileId_outcome_id_idx" ON "Verification"("profileId", "outcome", "id");
CREATE INDEX "Verification_profileId_review_id_idx" ON "Verification"("profileId", "review", "id");
CREATE INDEX "Verification_unit_progress_id_idx" ON "Verification"("unit", "progress", "id");
CREATE INDEX "Verification_unit_outcome_id_idx" ON "Verification"("unit", "outcome", "id");
CREATE INDEX "Verification_unit_review_id_idx" ON "Verification"("unit", "review", "id");
CREATE INDEX "Verification_hasOpenSession_progress_expiresAt_idx" ON "Verification"("hasOpenSession", "progress", "expiresAt");
CREATE INDEX "Verification_reference_id_idx" ON "Verification"("reference", "id");
CREATE INDEX "Verification_email_id_idx" ON "Verification"("email", "id");
CREATE INDEX "Verification_phone_id_idx" ON "Verification"("phone", "id");
CREATE INDEX "Verification_mintingUntil_idx" ON "Verification"("mintingUntil");
CREATE INDEX "Verification_nextReminderAt_id_idx" ON "Verification"("nextReminderAt", "id");
CREATE INDEX "Verification_needs_id_idx" ON "Verification"("needs", "id");
CREATE INDEX "Verification_declined_id_idx" ON "Verification"("declined", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
