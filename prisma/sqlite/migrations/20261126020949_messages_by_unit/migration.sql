-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Message" (
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
    "lostAnswers" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "tryingSince" DATETIME,
    "providerId" TEXT,
    "acceptedAt" DATETIME,
    "deliveredAt" DATETIME,
    "endedAt" DATETIME,
    "importId" TEXT,
    "unit" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Message_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Message" ("acceptedAt", "channel", "createdAt", "createdById", "deliveredAt", "endedAt", "id", "importId", "kind", "locale", "lostAnswers", "nextTryAt", "problem", "providerId", "sealedAnswer", "sealedTo", "state", "tries", "tryingSince", "verificationId", "withLink") SELECT "acceptedAt", "channel", "createdAt", "createdById", "deliveredAt", "endedAt", "id", "importId", "kind", "locale", "lostAnswers", "nextTryAt", "problem", "providerId", "sealedAnswer", "sealedTo", "state", "tries", "tryingSince", "verificationId", "withLink" FROM "Message";
DROP TABLE "Message";
ALTER TABLE "new_Message" RENAME TO "Message";
CREATE INDEX "Message_channel_nextTryAt_id_idx" ON "Message"("channel", "nextTryAt", "id");
CREATE INDEX "Message_verificationId_id_idx" ON "Message"("verificationId", "id");
CREATE INDEX "Message_state_id_idx" ON "Message"("state", "id");
CREATE INDEX "Message_channel_state_id_idx" ON "Message"("channel", "state", "id");
CREATE INDEX "Message_unit_channel_state_id_idx" ON "Message"("unit", "channel", "state", "id");
CREATE INDEX "Message_providerId_idx" ON "Message"("providerId");
CREATE INDEX "Message_importId_state_idx" ON "Message"("importId", "state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

UPDATE "Message" SET "unit" = (SELECT "unit" FROM "Verification" WHERE "Verification"."id" = "Message"."verificationId");
