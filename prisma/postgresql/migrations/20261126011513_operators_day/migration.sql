-- AlterTable
ALTER TABLE "User" ADD COLUMN     "unit" TEXT;

-- AlterTable
ALTER TABLE "Profile" ADD COLUMN     "archivedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "ProfileVersion" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "handling" TEXT NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Verification" ADD COLUMN     "nextReminderAt" TIMESTAMP(3),
ADD COLUMN     "remindersOn" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "remindersSent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "timeZone" TEXT,
ADD COLUMN     "unit" TEXT;

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "unit" TEXT,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "dataKey" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "storageKey" TEXT,
    "photosKey" TEXT,
    "format" TEXT NOT NULL DEFAULT '{}',
    "columns" TEXT NOT NULL DEFAULT '{}',
    "choices" TEXT NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "nextStepAt" TIMESTAMP(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "problems" TEXT NOT NULL DEFAULT '[]',
    "fingerprint" TEXT,
    "photoName" TEXT,
    "verificationId" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","number")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "verificationId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdById" TEXT,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "withLink" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "sealedTo" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "sealedAnswer" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMP(3),
    "tryingSince" TIMESTAMP(3),
    "providerId" TEXT,
    "acceptedAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "importId" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alarm" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "toldAt" TIMESTAMP(3),
    "clearedAt" TIMESTAMP(3),
    "nextTryAt" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "facts" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_createdById_id_idx" ON "Import"("createdById", "id");

-- CreateIndex
CREATE INDEX "Import_nextStepAt_idx" ON "Import"("nextStepAt");

-- CreateIndex
CREATE INDEX "ImportRow_importId_state_number_idx" ON "ImportRow"("importId", "state", "number");

-- CreateIndex
CREATE INDEX "ImportRow_fingerprint_state_idx" ON "ImportRow"("fingerprint", "state");

-- CreateIndex
CREATE INDEX "Message_channel_nextTryAt_id_idx" ON "Message"("channel", "nextTryAt", "id");

-- CreateIndex
CREATE INDEX "Message_verificationId_id_idx" ON "Message"("verificationId", "id");

-- CreateIndex
CREATE INDEX "Message_state_id_idx" ON "Message"("state", "id");

-- CreateIndex
CREATE INDEX "Message_providerId_idx" ON "Message"("providerId");

-- CreateIndex
CREATE INDEX "Message_importId_state_idx" ON "Message"("importId", "state");

-- CreateIndex
CREATE INDEX "Alarm_nextTryAt_idx" ON "Alarm"("nextTryAt");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_id_idx" ON "SavedView"("ownerId", "id");

-- CreateIndex
CREATE INDEX "SavedView_shared_id_idx" ON "SavedView"("shared", "id");

-- CreateIndex
CREATE INDEX "Verification_nextReminderAt_id_idx" ON "Verification"("nextReminderAt", "id");

-- CreateIndex
CREATE INDEX "Verification_needs_id_idx" ON "Verification"("needs", "id");

-- CreateIndex
CREATE INDEX "Verification_declined_id_idx" ON "Verification"("declined", "id");

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
