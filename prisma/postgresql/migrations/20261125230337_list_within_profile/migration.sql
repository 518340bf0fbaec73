-- CreateIndex
CREATE INDEX "Verification_profileId_progress_id_idx" ON "Verification"("profileId", "progress", "id");

-- CreateIndex
CREATE INDEX "Verification_profileId_outcome_id_idx" ON "Verification"("profileId", "outcome", "id");

-- CreateIndex
CREATE INDEX "Verification_profileId_review_id_idx" ON "Verification"("profileId", "review", "id");
