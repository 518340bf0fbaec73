-- AlterTable
ALTER TABLE "Verification" ADD COLUMN "messageChannel" TEXT;
ALTER TABLE "Verification" ADD COLUMN "messageState" TEXT NOT NULL DEFAULT 'none';

-- What became of the messages so far: the newest of each channel, and of the two the one that counts.
WITH "newest" AS (
    SELECT "verificationId", "channel",
        CASE
            WHEN "state" <> 'queued' THEN "state"
            WHEN "problem" IN ('authRefused', 'accountRefused', 'senderRefused', 'templateRefused', 'noTemplate', 'notEncrypted') THEN 'held'
            WHEN "problem" NOT IN ('greylisted', 'mailboxFull') AND "tries" >= 5 THEN 'held'
            WHEN "problem" IS NOT NULL THEN 'retrying'
            ELSE 'queued'
        END AS "state",
        row_number() OVER (PARTITION BY "verificationId", "channel" ORDER BY "id" DESC) AS "place"
    FROM "Message" WHERE "state" NOT IN ('takenBack', 'dropped')
), "counting" AS (
    SELECT "verificationId", "channel", "state",
        row_number() OVER (PARTITION BY "verificationId" ORDER BY CASE "state"
            WHEN 'delivered' THEN 1 WHEN 'accepted' THEN 2 WHEN 'queued' THEN 3 WHEN 'retrying' THEN 4 WHEN 'unsure' THEN 5
            WHEN 'held' THEN 6 WHEN 'failed' THEN 7 WHEN 'refused' THEN 8 ELSE 9 END, "channel") AS "place"
    FROM "newest" WHERE "place" = 1
)
UPDATE "Verification" SET "messageState" = "counting"."state", "messageChannel" = "counting"."channel"
FROM "counting" WHERE "counting"."verificationId" = "Verification"."id" AND "counting"."place" = 1 AND "Verification"."declined" IS NULL;

-- CreateIndex
CREATE INDEX "Verification_messageState_list_idx" ON "Verification"("messageState", "id", "progress", "outcome", "review", "outcomeCode", "profileId", "unit", "createdById");

-- CreateIndex
CREATE INDEX "Verification_messageState_progress_id_unit_idx" ON "Verification"("messageState", "progress", "id", "unit");

-- CreateIndex
CREATE INDEX "Verification_messageState_outcome_id_idx" ON "Verification"("messageState", "outcome", "id");

-- CreateIndex
CREATE INDEX "Verification_messageState_review_id_idx" ON "Verification"("messageState", "review", "id");
