-- CreateTable
CREATE TABLE "ConsentText" (
    "version" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ConsentText_pkey" PRIMARY KEY ("version")
);
