-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "region" TEXT,
ADD COLUMN     "returned" TEXT;

-- CreateTable
CREATE TABLE "ReturnedToken" (
    "id" TEXT NOT NULL,
    "verificationId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "sealedToken" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "nextTryAt" TIMESTAMP(3),

    CONSTRAINT "ReturnedToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReturnedToken_nextTryAt_idx" ON "ReturnedToken"("nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReturnedToken_verificationId_tokenHash_key" ON "ReturnedToken"("verificationId", "tokenHash");

-- AddForeignKey
ALTER TABLE "ReturnedToken" ADD CONSTRAINT "ReturnedToken_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification"("id") ON DELETE CASCADE ON UPDATE CASCADE;
