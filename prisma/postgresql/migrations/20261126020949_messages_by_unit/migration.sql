-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "unit" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Message_unit_channel_state_id_idx" ON "Message"("unit", "channel", "state", "id");

UPDATE "Message" SET "unit" = (SELECT "unit" FROM "Verification" WHERE "Verification"."id" = "Message"."verificationId");
