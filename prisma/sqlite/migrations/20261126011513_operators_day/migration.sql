-- AlterTable
ALTER TABLE "User" ADD COLUMN "unit" TEXT;

-- AlterTable
ALTER TABLE "Profile" ADD COLUMN "archivedAt" DATETIME;

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "unit" TEXT,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "dataKey" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "storageKey" TEXT,
    "photosKey" TEXT,
    "format" TEXT NOT NULL DEFAULT '{}',
    "columns" TEXT NOT NULL DEFAULT '{}',
    "choices" TEXT NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "nextStepAt" DATETIME
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "problems" TEXT NOT NULL DEFAULT '[]',
    "fingerprint" TEXT,
    "photoName" TEXT,
    "verificationId" TEXT,

    PRIMARY KEY ("importId", "number"),
    CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "withLink" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "sealedTo" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "sealedAnswer" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "tryingSince" DATETIME,
    "providerId" TEXT,
    "acceptedAt" DATETIME,
    "deliveredAt" DATETIME,
    "endedAt" DATETIME,
    "importId" TEXT,
    CONSTRAINT "Message_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alarm" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "toldAt" DATETIME,
    "clearedAt" DATETIME,
    "nextTryAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "facts" TEXT NOT NULL DEFAULT '{}'
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ProfileVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "profileId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "config" TEXT NOT NULL,
    "linkHours" INTEGER NOT NULL,
    "sessionLimit" INTEGER NOT NULL,
    "reviewRule" TEXT NOT NULL,
    "handling" TEXT NOT NULL DEFAULT '{}',
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ProfileVersion_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ProfileVersion" ("config", "createdAt", "id", "linkHours", "profileId", "reviewRule", "sessionLimit", "version") SELECT "config", "createdAt", "id", "linkHours", "profileId", "reviewRule", "sessionLimit", "version" FROM "ProfileVersion";
DROP TABLE "ProfileVersion";
ALTER TABLE "new_ProfileVersion" RENAME TO "ProfileVersion";
CREATE UNIQUE INDEX "ProfileVersion_profileId_version_key" ON "ProfileVersion"("profileId", "version");
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
    "unit" TEXT,
    "timeZone" TEXT,
    "remindersOn" BOOLEAN NOT NULL DEFAULT true,
    "remindersSent" INTEGER NOT NULL DEFAULT 0,
    "nextReminderAt" DATETIME,
    CONSTRAINT "Verification_profileVersionId_fkey" FOREIGN KEY ("profileVersionId") REFERENCES "ProfileVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Verification_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Verification" ("cancelReason", "completedAt", "createdAt", "createdById", "customerName", "dataKey", "declined", "email", "eventHash", "eventSeq", "expiresAt", "extra", "hasOpenSession", "id", "lastCode", "lastEventAt", "locale", "mintingSessionId", "mintingUntil", "needs", "openedAt", "outcome", "outcomeCode", "phone", "profileId", "profileVersionId", "progress", "proof", "reference", "returnUrl", "review", "sessionsUsed", "shownAs", "startedAt", "tokensMinted") SELECT "cancelReason", "completedAt", "createdAt", "createdById", "customerName", "dataKey", "declined", "email", "eventHash", "eventSeq", "expiresAt", "extra", "hasOpenSession", "id", "lastCode", "lastEventAt", "locale", "mintingSessionId", "mintingUntil", "needs", "openedAt", "outcome", "outcomeCode", "phone", "profileId", "profileVersionId", "progress", "proof", "reference", "returnUrl", "review", "sessionsUsed", "shownAs", "startedAt", "tokensMinted" FROM "Verification";
DROP TABLE "Verification";
ALTER TABLE "new_Verification" RENAME TO "Verification";
CREATE INDEX "Verification_progress_list_idx" ON "Verification"("progress", "id", "outcome", "review", "outcomeCode", "profileId");
CREATE INDEX "Verification_outcome_list_idx" ON "Verification"("outcome", "id", "progress", "review", "outcomeCode", "profileId");
CREATE INDEX "Verification_review_list_idx" ON "Verification"("review", "id", "progress", "outcome", "outcomeCode", "profileId");
CREATE INDEX "Verification_outcomeCode_list_idx" ON "Verification"("outcomeCode", "id", "progress", "outcome", "review", "profileId");
CREATE INDEX "Verification_profileId_list_idx" ON "Verification"("profileId", "id", "progress", "outcome", "review", "outcomeCode");
CREATE INDEX "Verification_profileId_progress_id_idx" ON "Verification"("profileId", "progress", "id");
CREATE INDEX "Verification_profileId_outcome_id_idx" ON "Verification"("profileId", "outcome", "id");
CREATE INDEX "Verification_profileId_review_id_idx" ON "Verification"("profileId", "review", "id");
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

-- CreateIndex
CREATE INDEX "Import_createdById_id_idx" ON "Import"("createdById", "id");

-- CreateIndex
CREATE INDEX "Import_nextStepAt_idx" ON "Import"("nextStepAt");

-- CreateIndex
CREATE INDEX "ImportRow_importId_state_number_idx" ON "ImportRow"("importId", "state", "number");

-- CreateIndex
CREATE INDEX "ImportRow_fingerprint_state_idx" ON "ImportRow"("fingerprint", "state");

-- CreateIndex
CREATE INDEX "Message_channel_nextTryAt_id_idx" ON "Message"("channel", "nextTryAt", "id");

-- CreateIndex
CREATE INDEX "Message_verificationId_id_idx" ON "Message"("verificationId", "id");

-- CreateIndex
CREATE INDEX "Message_state_id_idx" ON "Message"("state", "id");

-- CreateIndex
CREATE INDEX "Message_providerId_idx" ON "Message"("providerId");

-- CreateIndex
CREATE INDEX "Message_importId_state_idx" ON "Message"("importId", "state");

-- CreateIndex
CREATE INDEX "Alarm_nextTryAt_idx" ON "Alarm"("nextTryAt");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_id_idx" ON "SavedView"("ownerId", "id");

-- CreateIndex
CREATE INDEX "SavedView_shared_id_idx" ON "SavedView"("shared", "id");
