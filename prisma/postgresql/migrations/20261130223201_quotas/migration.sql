-- CreateIndex
CREATE INDEX "ComparePhoto_uploadedBy_takenAt_idx" ON "ComparePhoto"("uploadedBy", "takenAt");

-- CreateIndex
CREATE INDEX "Message_createdById_createdAt_idx" ON "Message"("createdById", "createdAt");
