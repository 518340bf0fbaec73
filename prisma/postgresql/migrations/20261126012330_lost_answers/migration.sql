-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "lostAnswers" INTEGER NOT NULL DEFAULT 0;
