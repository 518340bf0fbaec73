-- AlterTable
ALTER TABLE "Verification" ADD COLUMN "greeting" TEXT;
ALTER TABLE "Verification" ADD COLUMN "salutation" TEXT;
