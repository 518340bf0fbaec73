-- AlterTable
ALTER TABLE "TeamNotice" ADD COLUMN     "dataKey" TEXT,
ADD COLUMN     "sealedUrl" TEXT;
