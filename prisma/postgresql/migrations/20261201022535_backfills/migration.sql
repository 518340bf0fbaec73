-- CreateTable
CREATE TABLE "Backfill" (
    "name" TEXT NOT NULL,
    "before" TEXT,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Backfill_pkey" PRIMARY KEY ("name")
);
