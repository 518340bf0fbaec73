-- AlterTable
ALTER TABLE "TeamNotice" ADD COLUMN "dataKey" TEXT;
ALTER TABLE "TeamNotice" ADD COLUMN "sealedUrl" TEXT;
