-- CreateTable
CREATE TABLE "Backfill" (
    "name" TEXT NOT NULL,
    "before" TEXT,

    CONSTRAINT "Backfill_pkey" PRIMARY KEY ("name")
);

-- Phones, emails, references and search words of earlier versions follow the canonical forms of this one.
INSERT INTO "Backfill" ("name") VALUES ('canonicalForms');
