-- CreateTable
CREATE TABLE "ConsentText" (
    "version" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);
