-- DropIndex
DROP INDEX "Verification_hasOpenSession_progress_expiresAt_idx";

-- DropIndex
DROP INDEX "Verification_needs_id_idx";

-- DropIndex
DROP INDEX "Verification_declined_id_idx";

-- AlterTable
ALTER TABLE "Verification" ADD COLUMN "openDecline" TEXT;

-- Who declined before and was not followed by an end waits for somebody.
UPDATE "Verification" SET "openDecline" = "declined" WHERE "declined" = 'ratherNot' AND "progress" NOT IN ('completed', 'cancelled');

-- CreateIndex
CREATE INDEX "Verification_ends_idx" ON "Verification"("hasOpenSession", "progress", "expiresAt", "unit", "id");

-- CreateIndex
CREATE INDEX "Verification_needs_progress_id_unit_idx" ON "Verification"("needs", "progress", "id", "unit");

-- CreateIndex
CREATE INDEX "Verification_openDecline_id_unit_idx" ON "Verification"("openDecline", "id", "unit");
