-- AlterEnum
ALTER TYPE "OrganisationKind" ADD VALUE 'notSaid';

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('reading', 'open', 'done');

-- CreateEnum
CREATE TYPE "ImportVerdict" AS ENUM ('new', 'same', 'changed', 'refused');

-- CreateTable
CREATE TABLE "PeopleImport" (
    "id" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'reading',
    "about" JSONB NOT NULL,
    "ignoredHeadings" TEXT[],
    "newCount" INTEGER NOT NULL DEFAULT 0,
    "sameCount" INTEGER NOT NULL DEFAULT 0,
    "changedCount" INTEGER NOT NULL DEFAULT 0,
    "refusedCount" INTEGER NOT NULL DEFAULT 0,
    "newOrganisationCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "PeopleImport_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "PeopleImport_done_at" CHECK (("state" = 'done') = ("doneAt" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "PeopleImportRow" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "given" JSONB NOT NULL,
    "verdict" "ImportVerdict" NOT NULL,
    "personId" UUID,
    "changes" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "isNewOrganisation" BOOLEAN NOT NULL,

    CONSTRAINT "PeopleImportRow_pkey" PRIMARY KEY ("importId", "line"),
    -- What is done is done to somebody; what is refused says why.
    CONSTRAINT "PeopleImportRow_person" CHECK ("verdict" = 'refused' OR "personId" IS NOT NULL),
    CONSTRAINT "PeopleImportRow_why" CHECK (("verdict" = 'refused') = (jsonb_array_length("faults") > 0))
);

-- CreateIndex
CREATE INDEX "PeopleImport_byId_idx" ON "PeopleImport"("byId");

-- CreateIndex
CREATE INDEX "PeopleImport_createdAt_idx" ON "PeopleImport"("createdAt");

-- CreateIndex
CREATE INDEX "PeopleImportRow_importId_verdict_line_idx" ON "PeopleImportRow"("importId", "verdict", "line");

-- AddForeignKey
ALTER TABLE "PeopleImport" ADD CONSTRAINT "PeopleImport_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PeopleImportRow" ADD CONSTRAINT "PeopleImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "PeopleImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;
