-- AlterTable
ALTER TABLE "Session" ADD COLUMN "region" TEXT;
ALTER TABLE "Session" ADD COLUMN "returned" TEXT;

-- CreateTable
CREATE TABLE "ReturnedToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "sealedToken" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "nextTryAt" DATETIME,
    CONSTRAINT "ReturnedToken_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ReturnedToken_nextTryAt_idx" ON "ReturnedToken"("nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReturnedToken_verificationId_tokenHash_key" ON "ReturnedToken"("verificationId", "tokenHash");
