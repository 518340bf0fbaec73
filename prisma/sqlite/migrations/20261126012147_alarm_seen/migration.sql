-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Alarm" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "clearedAt" DATETIME,
    "toldAt" DATETIME,
    "toldBy" TEXT NOT NULL DEFAULT '[]',
    "nextTryAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "facts" TEXT NOT NULL DEFAULT '{}'
);
INSERT INTO "new_Alarm" ("clearedAt", "facts", "key", "nextTryAt", "since", "toldAt", "tries") SELECT "clearedAt", "facts", "key", "nextTryAt", "since", "toldAt", "tries" FROM "Alarm";
DROP TABLE "Alarm";
ALTER TABLE "new_Alarm" RENAME TO "Alarm";
CREATE INDEX "Alarm_nextTryAt_idx" ON "Alarm"("nextTryAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
