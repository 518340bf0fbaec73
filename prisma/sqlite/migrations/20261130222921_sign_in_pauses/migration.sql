-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "RateLimit";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "SignInDelay";
PRAGMA foreign_keys=on;

-- CreateTable
CREATE TABLE "SignInPause" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "nextAt" DATETIME NOT NULL,
    "forgetAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "TeamNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "createdAt" DATETIME NOT NULL,
    "nextTryAt" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "TeamNotice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
