-- CreateTable
CREATE TABLE "Backfill" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "before" TEXT
);

-- Phones, emails, references and search words of earlier versions follow the canonical forms of this one.
INSERT INTO "Backfill" ("name") VALUES ('canonicalForms');
