-- AlterTable
ALTER TABLE "Verification" ADD COLUMN "followsId" TEXT;
ALTER TABLE "Verification" ADD COLUMN "reviewReasons" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "sealedCardNames" TEXT;

-- CreateIndex
CREATE INDEX "Verification_followsId_id_idx" ON "Verification"("followsId", "id");
