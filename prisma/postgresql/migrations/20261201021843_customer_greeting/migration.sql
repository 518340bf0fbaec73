-- AlterTable
ALTER TABLE "Verification" ADD COLUMN     "greeting" TEXT,
ADD COLUMN     "salutation" TEXT;
