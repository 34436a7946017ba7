-- Second factors, passkeys, institutions' sign-ins, roles by scope, a second administrator, people put together, files.

-- CreateEnum
CREATE TYPE "Proof" AS ENUM ('link', 'password', 'passkey', 'institution', 'totp', 'recoveryCode');

-- CreateEnum
CREATE TYPE "SignInStepKind" AS ENUM ('secondFactor', 'passkey', 'newPasskey', 'institution');

-- AlterEnum
ALTER TYPE "TokenKind" ADD VALUE 'changeAddress';

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "actingAsId" UUID;

-- AlterTable
ALTER TABLE "Institute" ADD COLUMN     "secondFactorFor" "Role"[] NOT NULL DEFAULT '{}',
ADD COLUMN     "secondFactorForTrainers" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "portraitId" UUID;

-- AlterTable
ALTER TABLE "RoleGrant" ADD COLUMN     "courseId" UUID,
ADD COLUMN     "sessionId" UUID;

-- AlterTable
ALTER TABLE "SignIn" ADD COLUMN     "isStrong" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "proof" "Proof" NOT NULL DEFAULT 'password',
ADD COLUMN     "provedAt" TIMESTAMPTZ(3),
ADD COLUMN     "viewAsId" UUID,
ADD COLUMN     "viewAsUntil" TIMESTAMPTZ(3),
ADD COLUMN     "viewAsWhy" TEXT;

-- Who is signed in proved it when they signed in.
UPDATE "SignIn" SET "provedAt" = "at";
ALTER TABLE "SignIn" ALTER COLUMN "provedAt" SET NOT NULL;
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_view_as_whole" CHECK (num_nonnulls("viewAsId", "viewAsUntil", "viewAsWhy") IN (0, 3));

-- CreateTable
CREATE TABLE "PersonMerge" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "intoId" UUID NOT NULL,
    "byId" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "moved" JSONB NOT NULL,

    CONSTRAINT "PersonMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Totp" (
    "accountId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" BIGINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Totp_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "isBackedUp" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstitutionIdentity" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InstitutionIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInStep" (
    "id" UUID NOT NULL,
    "kind" "SignInStepKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "accountId" UUID,
    "proof" "Proof",
    "details" JSONB,
    "next" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GrantRequest" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "reason" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "isGranted" BOOLEAN,

    CONSTRAINT "GrantRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PersonMerge_fromId_idx" ON "PersonMerge"("fromId");

-- CreateIndex
CREATE INDEX "PersonMerge_intoId_idx" ON "PersonMerge"("intoId");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_accountId_codeHash_key" ON "RecoveryCode"("accountId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON "Passkey"("credentialId");

-- CreateIndex
CREATE INDEX "Passkey_accountId_idx" ON "Passkey"("accountId");

-- CreateIndex
CREATE INDEX "InstitutionIdentity_accountId_idx" ON "InstitutionIdentity"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "InstitutionIdentity_issuer_subject_key" ON "InstitutionIdentity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "SignInStep_tokenHash_key" ON "SignInStep"("tokenHash");

-- CreateIndex
CREATE INDEX "SignInStep_accountId_idx" ON "SignInStep"("accountId");

-- CreateIndex
CREATE INDEX "SignInStep_expiresAt_idx" ON "SignInStep"("expiresAt");

-- CreateIndex
CREATE INDEX "GrantRequest_personId_idx" ON "GrantRequest"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_key_key" ON "StoredFile"("key");

-- CreateIndex
CREATE INDEX "StoredFile_ownerId_idx" ON "StoredFile"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_portraitId_key" ON "Person"("portraitId");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_portraitId_fkey" FOREIGN KEY ("portraitId") REFERENCES "StoredFile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Totp" ADD CONSTRAINT "Totp_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstitutionIdentity" ADD CONSTRAINT "InstitutionIdentity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInStep" ADD CONSTRAINT "SignInStep_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GrantRequest" ADD CONSTRAINT "GrantRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_viewAsId_fkey" FOREIGN KEY ("viewAsId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Person" ADD CONSTRAINT "Person_not_into_itself" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "PersonMerge" ADD CONSTRAINT "PersonMerge_two" CHECK ("fromId" <> "intoId");
CREATE UNIQUE INDEX "PersonMerge_once" ON "PersonMerge" ("fromId") WHERE "undoneAt" IS NULL;

ALTER TABLE "RoleGrant" DROP CONSTRAINT "RoleGrant_one_scope";
ALTER TABLE "RoleGrant" DROP CONSTRAINT "RoleGrant_scope_fits";
DROP INDEX "RoleGrant_once";
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_one_scope" CHECK (
  num_nonnulls("courseId", "editionId", "organisationId", "sessionId") <= 1
);
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_scope_fits" CHECK (
  CASE "role"
    WHEN 'administrator' THEN num_nonnulls("courseId", "editionId", "organisationId", "sessionId") = 0
    WHEN 'coordinator' THEN num_nonnulls("courseId", "editionId", "sessionId") = 1
    WHEN 'focalPoint' THEN "organisationId" IS NOT NULL
    WHEN 'observer' THEN "sessionId" IS NULL
  END
);
CREATE UNIQUE INDEX "RoleGrant_once" ON "RoleGrant" (
  "personId", "role",
  COALESCE("courseId", "editionId", "organisationId", "sessionId", '00000000-0000-0000-0000-000000000000')
);
CREATE INDEX "RoleGrant_courseId_idx" ON "RoleGrant"("courseId");
CREATE INDEX "RoleGrant_sessionId_idx" ON "RoleGrant"("sessionId");

-- Two people stand behind a grant that is asked for, and one request for the same is open at a time.
ALTER TABLE "GrantRequest" ADD CONSTRAINT "GrantRequest_decided_by_another" CHECK ("decidedById" <> "askedById");
ALTER TABLE "GrantRequest" ADD CONSTRAINT "GrantRequest_decided_whole" CHECK (
  num_nonnulls("decidedById", "decidedAt", "isGranted") IN (0, 3)
);
CREATE UNIQUE INDEX "GrantRequest_one_open" ON "GrantRequest" ("personId", "role") WHERE "decidedAt" IS NULL;

ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_size_positive" CHECK ("size" > 0);
