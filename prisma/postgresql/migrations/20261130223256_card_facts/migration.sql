-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "cards" TEXT,
ADD COLUMN     "pendingCode" INTEGER;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "livenessTags" TEXT;
