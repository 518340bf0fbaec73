-- CreateTable
CREATE TABLE "Backfill" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "before" TEXT,
    "doneAt" DATETIME
);
