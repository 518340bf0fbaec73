-- AlterTable
ALTER TABLE "ProfileVersion" ADD COLUMN "name" TEXT NOT NULL DEFAULT '';

-- Every version so far had the name that its profile has now.
UPDATE "ProfileVersion" SET "name" = (SELECT "name" FROM "Profile" WHERE "Profile"."id" = "ProfileVersion"."profileId");
