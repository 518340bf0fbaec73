-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "role" TEXT,
    "banned" BOOLEAN DEFAULT false,
    "banReason" TEXT,
    "banExpires" DATETIME
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    "impersonatedBy" TEXT,
    CONSTRAINT "AuthSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuthToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "SignInDelay" (
    "emailHash" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "sessionId" TEXT,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'stored',
    "storageKey" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "replacedAt" DATETIME,
    CONSTRAINT "Evidence_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Evidence_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ComparePhoto" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "uploadedBy" TEXT NOT NULL,
    "dataKey" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "warnings" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "takenAt" DATETIME
);

-- CreateTable
CREATE TABLE "EvidenceLook" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT,
    "seq" INTEGER,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "alert" BOOLEAN NOT NULL DEFAULT false,
    "facts" TEXT NOT NULL DEFAULT '{}',
    "sealed" TEXT,
    "previousHash" TEXT,
    "hash" TEXT,
    CONSTRAINT "Event_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ProfileVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "profileId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "config" TEXT NOT NULL,
    "linkHours" INTEGER NOT NULL,
    "sessionLimit" INTEGER NOT NULL,
    "reviewRule" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ProfileVersion_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ApiBudget" (
    "api" TEXT NOT NULL PRIMARY KEY,
    "nextAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "createdById" TEXT,
    "progress" TEXT NOT NULL DEFAULT 'created',
    "outcome" TEXT,
    "outcomeCode" INTEGER,
    "proof" TEXT,
    "review" TEXT NOT NULL DEFAULT 'notNeeded',
    "lastCode" INTEGER,
    "needs" TEXT,
    "declined" TEXT,
    "customerName" TEXT NOT NULL,
    "shownAs" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "reference" TEXT,
    "locale" TEXT,
    "extra" TEXT,
    "returnUrl" TEXT,
    "profileId" TEXT NOT NULL,
    "profileVersionId" TEXT NOT NULL,
    "dataKey" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "startedAt" DATETIME,
    "completedAt" DATETIME,
    "cancelReason" TEXT,
    "sessionsUsed" INTEGER NOT NULL DEFAULT 0,
    "tokensMinted" INTEGER NOT NULL DEFAULT 0,
    "mintingSessionId" TEXT,
    "mintingUntil" DATETIME,
    "hasOpenSession" BOOLEAN NOT NULL DEFAULT false,
    "lastEventAt" DATETIME NOT NULL,
    "eventSeq" INTEGER NOT NULL DEFAULT 0,
    "eventHash" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Verification_profileVersionId_fkey" FOREIGN KEY ("profileVersionId") REFERENCES "ProfileVersion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Verification_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "sealedCode" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "replacedAt" DATETIME,
    CONSTRAINT "Link_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "consentAt" DATETIME NOT NULL,
    "consentLocale" TEXT NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "sealedToken" TEXT,
    "tokenHash" TEXT,
    "sealedUrl" TEXT,
    "issuedAt" DATETIME,
    "nextLookAt" DATETIME,
    "hintedAt" DATETIME,
    "lastAskedAt" DATETIME,
    "lastUnfinishedAt" DATETIME,
    "failedLooks" INTEGER NOT NULL DEFAULT 0,
    "lookProblem" TEXT,
    "settledAt" DATETIME,
    "errorCode" INTEGER,
    "errorMessage" TEXT,
    "sealedRaw" TEXT,
    "requestId" TEXT,
    CONSTRAINT "Session_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "verificationId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME,
    "errorCode" INTEGER,
    "errorMessage" TEXT,
    "livenessCode" INTEGER,
    "livenessMessage" TEXT,
    "compareCode" INTEGER,
    "compareMessage" TEXT,
    "similarity" REAL,
    CONSTRAINT "Attempt_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "verificationId" TEXT NOT NULL,
    "sealedAnswer" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("actor", "key")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "verificationId" TEXT NOT NULL,

    PRIMARY KEY ("word", "verificationId"),
    CONSTRAINT "SearchWord_verificationId_fkey" FOREIGN KEY ("verificationId") REFERENCES "Verification" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "AuthSession_token_key" ON "AuthSession"("token");

-- CreateIndex
CREATE INDEX "AuthSession_userId_idx" ON "AuthSession"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "AuthToken_identifier_idx" ON "AuthToken"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_tokenHash_key" ON "OneTimeLink"("tokenHash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_storageKey_key" ON "Evidence"("storageKey");

-- CreateIndex
CREATE INDEX "Evidence_verificationId_id_idx" ON "Evidence"("verificationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ComparePhoto_storageKey_key" ON "ComparePhoto"("storageKey");

-- CreateIndex
CREATE INDEX "ComparePhoto_takenAt_createdAt_idx" ON "ComparePhoto"("takenAt", "createdAt");

-- CreateIndex
CREATE INDEX "EvidenceLook_userId_verificationId_until_idx" ON "EvidenceLook"("userId", "verificationId", "until");

-- CreateIndex
CREATE INDEX "Event_alert_id_idx" ON "Event"("alert", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_verificationId_seq_key" ON "Event"("verificationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_name_key" ON "Profile"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ProfileVersion_profileId_version_key" ON "ProfileVersion"("profileId", "version");

-- CreateIndex
CREATE INDEX "Verification_progress_list_idx" ON "Verification"("progress", "id", "outcome", "review", "outcomeCode", "profileId");

-- CreateIndex
CREATE INDEX "Verification_outcome_list_idx" ON "Verification"("outcome", "id", "progress", "review", "outcomeCode", "profileId");

-- CreateIndex
CREATE INDEX "Verification_review_list_idx" ON "Verification"("review", "id", "progress", "outcome", "outcomeCode", "profileId");

-- CreateIndex
CREATE INDEX "Verification_outcomeCode_list_idx" ON "Verification"("outcomeCode", "id", "progress", "outcome", "review", "profileId");

-- CreateIndex
CREATE INDEX "Verification_profileId_list_idx" ON "Verification"("profileId", "id", "progress", "outcome", "review", "outcomeCode");

-- CreateIndex
CREATE INDEX "Verification_hasOpenSession_progress_expiresAt_idx" ON "Verification"("hasOpenSession", "progress", "expiresAt");

-- CreateIndex
CREATE INDEX "Verification_reference_id_idx" ON "Verification"("reference", "id");

-- CreateIndex
CREATE INDEX "Verification_email_id_idx" ON "Verification"("email", "id");

-- CreateIndex
CREATE INDEX "Verification_phone_id_idx" ON "Verification"("phone", "id");

-- CreateIndex
CREATE INDEX "Verification_mintingUntil_idx" ON "Verification"("mintingUntil");

-- CreateIndex
CREATE INDEX "Link_verificationId_idx" ON "Link"("verificationId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_nextLookAt_id_idx" ON "Session"("nextLookAt", "id");

-- CreateIndex
CREATE INDEX "Session_verificationId_id_idx" ON "Session"("verificationId", "id");

-- CreateIndex
CREATE INDEX "Session_state_issuedAt_idx" ON "Session"("state", "issuedAt");

-- CreateIndex
CREATE INDEX "Session_state_hintedAt_idx" ON "Session"("state", "hintedAt");

-- CreateIndex
CREATE INDEX "Attempt_verificationId_idx" ON "Attempt"("verificationId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_sessionId_seq_key" ON "Attempt"("sessionId", "seq");

-- CreateIndex
CREATE INDEX "SearchWord_verificationId_word_idx" ON "SearchWord"("verificationId", "word");
