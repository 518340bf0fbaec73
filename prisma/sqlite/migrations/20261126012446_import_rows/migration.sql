-- AlterTable
ALTER TABLE "ComparePhoto" ADD COLUMN "heldUntil" DATETIME;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Import" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "dataKey" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "storageKey" TEXT,
    "photosKey" TEXT,
    "format" TEXT NOT NULL DEFAULT '{}',
    "columns" TEXT NOT NULL DEFAULT '[]',
    "choices" TEXT NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "checkedTo" INTEGER NOT NULL DEFAULT 0,
    "changedAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "nextStepAt" DATETIME
);
INSERT INTO "new_Import" ("choices", "columns", "createdAt", "createdById", "dataKey", "endedAt", "fileName", "format", "id", "nextStepAt", "photosKey", "problem", "startedAt", "state", "storageKey", "total") SELECT "choices", "columns", "createdAt", "createdById", "dataKey", "endedAt", "fileName", "format", "id", "nextStepAt", "photosKey", "problem", "startedAt", "state", "storageKey", "total" FROM "Import";
DROP TABLE "Import";
ALTER TABLE "new_Import" RENAME TO "Import";
CREATE INDEX "Import_createdById_id_idx" ON "Import"("createdById", "id");
CREATE INDEX "Import_nextStepAt_idx" ON "Import"("nextStepAt");
CREATE INDEX "Import_state_changedAt_idx" ON "Import"("state", "changedAt");
CREATE TABLE "new_ImportRow" (
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '[]',
    "fingerprint" TEXT,
    "referenceMark" TEXT,
    "emailMark" TEXT,
    "phoneMark" TEXT,
    "claimed" TEXT,
    "comparePhotoId" TEXT,
    "verificationId" TEXT,

    PRIMARY KEY ("importId", "number"),
    CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_ImportRow" ("fingerprint", "importId", "number", "sealed", "state", "verificationId") SELECT "fingerprint", "importId", "number", "sealed", "state", "verificationId" FROM "ImportRow";
DROP TABLE "ImportRow";
ALTER TABLE "new_ImportRow" RENAME TO "ImportRow";
CREATE UNIQUE INDEX "ImportRow_claimed_key" ON "ImportRow"("claimed");
CREATE INDEX "ImportRow_importId_state_number_idx" ON "ImportRow"("importId", "state", "number");
CREATE INDEX "ImportRow_importId_fingerprint_number_idx" ON "ImportRow"("importId", "fingerprint", "number");
CREATE INDEX "ImportRow_importId_referenceMark_number_idx" ON "ImportRow"("importId", "referenceMark", "number");
CREATE INDEX "ImportRow_importId_emailMark_number_idx" ON "ImportRow"("importId", "emailMark", "number");
CREATE INDEX "ImportRow_importId_phoneMark_number_idx" ON "ImportRow"("importId", "phoneMark", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
