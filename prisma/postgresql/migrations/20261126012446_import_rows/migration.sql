-- DropIndex
DROP INDEX "ImportRow_fingerprint_state_idx";

-- AlterTable
ALTER TABLE "ComparePhoto" ADD COLUMN     "heldUntil" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Import" DROP COLUMN "unit",
ADD COLUMN     "changedAt" TIMESTAMP(3) NOT NULL,
ADD COLUMN     "checkedTo" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "columns" SET DEFAULT '[]';

-- AlterTable
ALTER TABLE "ImportRow" DROP COLUMN "photoName",
DROP COLUMN "problems",
ADD COLUMN     "claimed" TEXT,
ADD COLUMN     "comparePhotoId" TEXT,
ADD COLUMN     "emailMark" TEXT,
ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "phoneMark" TEXT,
ADD COLUMN     "referenceMark" TEXT;

-- CreateIndex
CREATE INDEX "Import_state_changedAt_idx" ON "Import"("state", "changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRow_claimed_key" ON "ImportRow"("claimed");

-- CreateIndex
CREATE INDEX "ImportRow_importId_fingerprint_number_idx" ON "ImportRow"("importId", "fingerprint", "number");

-- CreateIndex
CREATE INDEX "ImportRow_importId_referenceMark_number_idx" ON "ImportRow"("importId", "referenceMark", "number");

-- CreateIndex
CREATE INDEX "ImportRow_importId_emailMark_number_idx" ON "ImportRow"("importId", "emailMark", "number");

-- CreateIndex
CREATE INDEX "ImportRow_importId_phoneMark_number_idx" ON "ImportRow"("importId", "phoneMark", "number");
