-- DropIndex
DROP INDEX "Verification_unit_outcome_id_idx";

-- CreateIndex
CREATE INDEX "Verification_unit_outcome_id_outcomeCode_profileId_idx" ON "Verification"("unit", "outcome", "id", "outcomeCode", "profileId");
