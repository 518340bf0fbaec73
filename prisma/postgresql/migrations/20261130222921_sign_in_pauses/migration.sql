-- DropTable
DROP TABLE "RateLimit";

-- DropTable
DROP TABLE "SignInDelay";

-- CreateTable
CREATE TABLE "SignInPause" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "forgetAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInPause_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TeamNotice" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "nextTryAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TeamNotice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignInPause_forgetAt_idx" ON "SignInPause"("forgetAt");

-- CreateIndex
CREATE INDEX "TeamNotice_userId_idx" ON "TeamNotice"("userId");

-- CreateIndex
CREATE INDEX "TeamNotice_nextTryAt_idx" ON "TeamNotice"("nextTryAt");

-- CreateIndex
CREATE INDEX "AuthSession_expiresAt_idx" ON "AuthSession"("expiresAt");

-- CreateIndex
CREATE INDEX "AuthToken_expiresAt_idx" ON "AuthToken"("expiresAt");

-- CreateIndex
CREATE INDEX "OneTimeLink_expiresAt_idx" ON "OneTimeLink"("expiresAt");

-- AddForeignKey
ALTER TABLE "TeamNotice" ADD CONSTRAINT "TeamNotice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
