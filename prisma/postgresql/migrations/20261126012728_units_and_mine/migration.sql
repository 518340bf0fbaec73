-- Verifications of before: of no unit.
UPDATE "Verification" SET "unit" = '' WHERE "unit" IS NULL;

-- AlterTable
ALTER TABLE "Verification" ALTER COLUMN "unit" SET NOT NULL,
ALTER COLUMN "unit" SET DEFAULT '';

-- CreateIndex
CREATE INDEX "Verification_createdById_list_idx" ON "Verification"("createdById", "id", "progress", "outcome", "review", "outcomeCode", "profileId", "unit");

-- CreateIndex
CREATE INDEX "Verification_unit_list_idx" ON "Verification"("unit", "id", "progress", "outcome", "review", "outcomeCode", "profileId", "createdById");

-- CreateIndex
CREATE INDEX "Verification_unit_progress_id_idx" ON "Verification"("unit", "progress", "id");

-- CreateIndex
CREATE INDEX "Verification_unit_outcome_id_idx" ON "Verification"("unit", "outcome", "id");

-- CreateIndex
CREATE INDEX "Verification_unit_review_id_idx" ON "Verification"("unit", "review", "id");
