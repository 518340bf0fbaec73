-- AlterTable
ALTER TABLE "Setting" ADD COLUMN "updatedById" TEXT;
