CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "RegisterState" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "MarkValue" AS ENUM ('present', 'late', 'leftEarly', 'excused', 'absent');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('rollCall', 'checkIn', 'meetingReport', 'correction');

-- CreateEnum
CREATE TYPE "CourseKind" AS ENUM ('degreeProgramme', 'specialisedCourse', 'professionalTraining', 'trainingOfTrainers', 'mentoringProgramme', 'webinar', 'workshop', 'forum', 'globalMeeting');

-- CreateEnum
CREATE TYPE "CourseLevel" AS ENUM ('introductory', 'intermediate', 'advanced');

-- CreateEnum
CREATE TYPE "Delivery" AS ENUM ('online', 'inPerson', 'hybrid');

-- CreateEnum
CREATE TYPE "EditionState" AS ENUM ('draft', 'published', 'cancelled', 'archived');

-- CreateEnum
CREATE TYPE "WayIn" AS ENUM ('open', 'application', 'nomination', 'invitation');

-- CreateEnum
CREATE TYPE "RateBasis" AS ENUM ('sessions', 'minutes');

-- CreateEnum
CREATE TYPE "OrganisationPart" AS ENUM ('partner', 'donor');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('waitlisted', 'offered', 'enrolled', 'completed', 'withdrawn', 'removed', 'failed');

-- CreateEnum
CREATE TYPE "EnrolmentSource" AS ENUM ('self', 'byHand', 'imported');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('woman', 'man', 'other', 'notSaid');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('university', 'ministry', 'agency', 'unitedNations', 'civilSociety', 'company', 'memberState');

-- CreateEnum
CREATE TYPE "AccountState" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'coordinator', 'focalPoint', 'observer');

-- CreateEnum
CREATE TYPE "TokenKind" AS ENUM ('signUp', 'resetPassword', 'invitation');

-- CreateEnum
CREATE TYPE "TrainerCategory" AS ENUM ('internalExpert', 'academic', 'practitioner', 'seniorOfficial');

-- CreateEnum
CREATE TYPE "TrainerPart" AS ENUM ('lecturer', 'moderator', 'facilitator', 'judge', 'mentor');

-- CreateEnum
CREATE TYPE "SessionChangeKind" AS ENUM ('rescheduled', 'cancelled');

-- CreateTable
CREATE TABLE "Register" (
    "sessionId" UUID NOT NULL,
    "state" "RegisterState" NOT NULL DEFAULT 'open',
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,
    "savedAt" TIMESTAMPTZ(3),
    "savedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Register_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "Mark" (
    "sessionId" UUID NOT NULL,
    "enrolmentId" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "value" "MarkValue" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("sessionId","enrolmentId")
);

-- CreateTable
CREATE TABLE "MarkChange" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "enrolmentId" UUID NOT NULL,
    "from" "MarkValue",
    "to" "MarkValue" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "reason" TEXT,
    "evidenceId" UUID,

    CONSTRAINT "MarkChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "enrolmentId" UUID,
    "kind" "EvidenceKind" NOT NULL,
    "value" "MarkValue",
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "note" TEXT,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StrategicPriority" (
    "code" TEXT NOT NULL,

    CONSTRAINT "StrategicPriority_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "PriorityText" (
    "priorityCode" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "PriorityText_pkey" PRIMARY KEY ("priorityCode","locale")
);

-- CreateTable
CREATE TABLE "Theme" (
    "slug" TEXT NOT NULL,

    CONSTRAINT "Theme_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "ThemeText" (
    "themeSlug" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ThemeText_pkey" PRIMARY KEY ("themeSlug","locale")
);

-- CreateTable
CREATE TABLE "Course" (
    "id" UUID NOT NULL,
    "code" CITEXT NOT NULL,
    "kind" "CourseKind" NOT NULL,
    "level" "CourseLevel",
    "hours" INTEGER,
    "credits" DECIMAL(4,1),
    "languages" TEXT[],
    "audiences" TEXT[],
    "goals" INTEGER[],
    "priorityCode" TEXT,
    "baseLocale" TEXT NOT NULL DEFAULT 'en',
    "sourceNote" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CourseText" (
    "courseId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "outcomes" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL,

    CONSTRAINT "CourseText_pkey" PRIMARY KEY ("courseId","locale")
);

-- CreateTable
CREATE TABLE "CourseTheme" (
    "courseId" UUID NOT NULL,
    "themeSlug" TEXT NOT NULL,

    CONSTRAINT "CourseTheme_pkey" PRIMARY KEY ("courseId","themeSlug")
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "EditionState" NOT NULL DEFAULT 'draft',
    "isRestricted" BOOLEAN NOT NULL DEFAULT false,
    "wayIn" "WayIn" NOT NULL DEFAULT 'open',
    "delivery" "Delivery" NOT NULL DEFAULT 'online',
    "location" TEXT,
    "zone" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "enrolFromAt" TIMESTAMPTZ(3),
    "enrolUntilAt" TIMESTAMPTZ(3),
    "places" INTEGER NOT NULL,
    "takenCount" INTEGER NOT NULL DEFAULT 0,
    "ratePermille" INTEGER NOT NULL DEFAULT 800,
    "rateBasis" "RateBasis" NOT NULL DEFAULT 'sessions',
    "latePermille" INTEGER NOT NULL DEFAULT 1000,
    "leftEarlyPermille" INTEGER NOT NULL DEFAULT 1000,
    "showsCohort" BOOLEAN NOT NULL DEFAULT false,
    "baseLocale" TEXT NOT NULL DEFAULT 'en',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EditionText" (
    "editionId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "EditionText_pkey" PRIMARY KEY ("editionId","locale")
);

-- CreateTable
CREATE TABLE "EditionOrganisation" (
    "editionId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "part" "OrganisationPart" NOT NULL,

    CONSTRAINT "EditionOrganisation_pkey" PRIMARY KEY ("editionId","organisationId","part")
);

-- CreateTable
CREATE TABLE "Term" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermText" (
    "termId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "TermText_pkey" PRIMARY KEY ("termId","locale")
);

-- CreateTable
CREATE TABLE "Module" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "termId" UUID,
    "position" INTEGER NOT NULL,
    "credits" DECIMAL(4,1),
    "hours" INTEGER,
    "isElective" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Module_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModuleText" (
    "moduleId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "ModuleText_pkey" PRIMARY KEY ("moduleId","locale")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "queueSeq" INTEGER,
    "source" "EnrolmentSource" NOT NULL,
    "nameAt" TEXT NOT NULL,
    "countryAt" CHAR(2),
    "genderAt" "Gender" NOT NULL,
    "organisationNameAt" TEXT,
    "beganAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnrolmentChange" (
    "id" UUID NOT NULL,
    "enrolmentId" UUID NOT NULL,
    "from" "EnrolmentState",
    "to" "EnrolmentState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "reason" TEXT,
    "causeId" UUID,

    CONSTRAINT "EnrolmentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Institute" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "mission" TEXT NOT NULL,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Institute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "country" CHAR(2),

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "certificateName" TEXT,
    "country" CHAR(2),
    "gender" "Gender" NOT NULL DEFAULT 'notSaid',
    "organisationId" UUID,
    "job" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonEmail" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "address" CITEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "isPrimary" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PersonEmail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "passwordHash" TEXT,
    "state" "AccountState" NOT NULL DEFAULT 'active',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "editionId" UUID,
    "organisationId" UUID,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedById" UUID,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountToken" (
    "id" UUID NOT NULL,
    "kind" "TokenKind" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "address" CITEXT NOT NULL,
    "personId" UUID,
    "details" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trainer" (
    "personId" UUID NOT NULL,
    "category" "TrainerCategory" NOT NULL,
    "expertise" TEXT[],
    "languages" TEXT[],
    "biography" TEXT,

    CONSTRAINT "Trainer_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "job" TEXT,
    "act" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "editionId" UUID,
    "fields" TEXT[],
    "reason" TEXT,
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID,
    "payload" JSONB NOT NULL,
    "secret" TEXT,
    "dedupeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "availableAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "abandonedAt" TIMESTAMPTZ(3),
    "messageId" TEXT NOT NULL,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommandKey" (
    "key" TEXT NOT NULL,
    "viewerId" UUID NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommandKey_pkey" PRIMARY KEY ("viewerId","key")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "zone" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "officeId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Series" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "weekdays" INTEGER[],
    "firstOn" DATE NOT NULL,
    "lastOn" DATE NOT NULL,
    "exceptOn" DATE[],
    "localStart" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "seriesId" UUID,
    "seriesIndex" INTEGER,
    "isDetached" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "localStart" TEXT NOT NULL,
    "localEnd" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "fold" INTEGER,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "tzdbVersion" TEXT NOT NULL,
    "isLive" BOOLEAN NOT NULL DEFAULT true,
    "cancelledReason" TEXT,
    "delivery" "Delivery" NOT NULL DEFAULT 'online',
    "roomId" UUID,
    "capacity" INTEGER,
    "countsAttendance" BOOLEAN NOT NULL DEFAULT true,
    "icalUid" TEXT NOT NULL,
    "icalSequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionLink" (
    "sessionId" UUID NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "SessionLink_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "SessionEdition" (
    "sessionId" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "moduleId" UUID,

    CONSTRAINT "SessionEdition_pkey" PRIMARY KEY ("sessionId","editionId")
);

-- CreateTable
CREATE TABLE "SessionTrainer" (
    "sessionId" UUID NOT NULL,
    "trainerId" UUID NOT NULL,
    "part" "TrainerPart" NOT NULL DEFAULT 'lecturer',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "isLive" BOOLEAN NOT NULL,

    CONSTRAINT "SessionTrainer_pkey" PRIMARY KEY ("sessionId","trainerId")
);

-- CreateTable
CREATE TABLE "SessionChange" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "kind" "SessionChangeKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "fromStartsAt" TIMESTAMPTZ(3) NOT NULL,
    "fromEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "SessionChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Register_state_idx" ON "Register"("state");

-- CreateIndex
CREATE INDEX "Mark_enrolmentId_idx" ON "Mark"("enrolmentId");

-- CreateIndex
CREATE INDEX "MarkChange_sessionId_enrolmentId_idx" ON "MarkChange"("sessionId", "enrolmentId");

-- CreateIndex
CREATE INDEX "Evidence_sessionId_enrolmentId_idx" ON "Evidence"("sessionId", "enrolmentId");

-- CreateIndex
CREATE UNIQUE INDEX "Course_code_key" ON "Course"("code");

-- CreateIndex
CREATE INDEX "Course_priorityCode_idx" ON "Course"("priorityCode");

-- CreateIndex
CREATE INDEX "CourseText_searchText_idx" ON "CourseText" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "CourseTheme_themeSlug_idx" ON "CourseTheme"("themeSlug");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_slug_key" ON "Edition"("slug");

-- CreateIndex
CREATE INDEX "Edition_courseId_idx" ON "Edition"("courseId");

-- CreateIndex
CREATE INDEX "Edition_state_startsOn_idx" ON "Edition"("state", "startsOn");

-- CreateIndex
CREATE INDEX "EditionOrganisation_organisationId_idx" ON "EditionOrganisation"("organisationId");

-- CreateIndex
CREATE INDEX "Term_editionId_idx" ON "Term"("editionId");

-- CreateIndex
CREATE UNIQUE INDEX "Term_id_editionId_key" ON "Term"("id", "editionId");

-- CreateIndex
CREATE INDEX "Module_editionId_idx" ON "Module"("editionId");

-- CreateIndex
CREATE UNIQUE INDEX "Module_id_editionId_key" ON "Module"("id", "editionId");

-- CreateIndex
CREATE INDEX "Enrolment_personId_idx" ON "Enrolment"("personId");

-- CreateIndex
CREATE INDEX "Enrolment_editionId_state_idx" ON "Enrolment"("editionId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_editionId_personId_key" ON "Enrolment"("editionId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_id_editionId_key" ON "Enrolment"("id", "editionId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_editionId_queueSeq_key" ON "Enrolment"("editionId", "queueSeq");

-- CreateIndex
CREATE INDEX "EnrolmentChange_enrolmentId_idx" ON "EnrolmentChange"("enrolmentId");

-- CreateIndex
CREATE INDEX "EnrolmentChange_causeId_idx" ON "EnrolmentChange"("causeId");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_name_key" ON "Organisation"("name");

-- CreateIndex
CREATE INDEX "Person_organisationId_idx" ON "Person"("organisationId");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE UNIQUE INDEX "PersonEmail_address_key" ON "PersonEmail"("address");

-- CreateIndex
CREATE INDEX "PersonEmail_personId_idx" ON "PersonEmail"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_personId_key" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SignIn_tokenHash_key" ON "SignIn"("tokenHash");

-- CreateIndex
CREATE INDEX "SignIn_accountId_idx" ON "SignIn"("accountId");

-- CreateIndex
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");

-- CreateIndex
CREATE INDEX "RoleGrant_editionId_idx" ON "RoleGrant"("editionId");

-- CreateIndex
CREATE UNIQUE INDEX "AccountToken_tokenHash_key" ON "AccountToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountToken_address_idx" ON "AccountToken"("address");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_editionId_idx" ON "AuditEntry"("editionId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_dedupeKey_key" ON "OutboxMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboxMessage_sentAt_abandonedAt_availableAt_idx" ON "OutboxMessage"("sentAt", "abandonedAt", "availableAt");

-- CreateIndex
CREATE UNIQUE INDEX "Office_place_key" ON "Office"("place");

-- CreateIndex
CREATE UNIQUE INDEX "Room_officeId_name_key" ON "Room"("officeId", "name");

-- CreateIndex
CREATE INDEX "Series_editionId_idx" ON "Series"("editionId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_icalUid_key" ON "Session"("icalUid");

-- CreateIndex
CREATE INDEX "Session_startsAt_idx" ON "Session"("startsAt");

-- CreateIndex
CREATE INDEX "Session_seriesId_idx" ON "Session"("seriesId");

-- CreateIndex
CREATE INDEX "Session_roomId_idx" ON "Session"("roomId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_id_startsAt_endsAt_isLive_key" ON "Session"("id", "startsAt", "endsAt", "isLive");

-- CreateIndex
CREATE INDEX "SessionEdition_editionId_idx" ON "SessionEdition"("editionId");

-- CreateIndex
CREATE INDEX "SessionTrainer_trainerId_idx" ON "SessionTrainer"("trainerId");

-- CreateIndex
CREATE INDEX "SessionChange_sessionId_idx" ON "SessionChange"("sessionId");

-- AddForeignKey
ALTER TABLE "Register" ADD CONSTRAINT "Register_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Register"("sessionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_sessionId_editionId_fkey" FOREIGN KEY ("sessionId", "editionId") REFERENCES "SessionEdition"("sessionId", "editionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_enrolmentId_editionId_fkey" FOREIGN KEY ("enrolmentId", "editionId") REFERENCES "Enrolment"("id", "editionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkChange" ADD CONSTRAINT "MarkChange_sessionId_enrolmentId_fkey" FOREIGN KEY ("sessionId", "enrolmentId") REFERENCES "Mark"("sessionId", "enrolmentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkChange" ADD CONSTRAINT "MarkChange_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Register"("sessionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriorityText" ADD CONSTRAINT "PriorityText_priorityCode_fkey" FOREIGN KEY ("priorityCode") REFERENCES "StrategicPriority"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThemeText" ADD CONSTRAINT "ThemeText_themeSlug_fkey" FOREIGN KEY ("themeSlug") REFERENCES "Theme"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Course" ADD CONSTRAINT "Course_priorityCode_fkey" FOREIGN KEY ("priorityCode") REFERENCES "StrategicPriority"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseText" ADD CONSTRAINT "CourseText_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseTheme" ADD CONSTRAINT "CourseTheme_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseTheme" ADD CONSTRAINT "CourseTheme_themeSlug_fkey" FOREIGN KEY ("themeSlug") REFERENCES "Theme"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionText" ADD CONSTRAINT "EditionText_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionOrganisation" ADD CONSTRAINT "EditionOrganisation_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionOrganisation" ADD CONSTRAINT "EditionOrganisation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Term" ADD CONSTRAINT "Term_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermText" ADD CONSTRAINT "TermText_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Module" ADD CONSTRAINT "Module_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Module" ADD CONSTRAINT "Module_termId_editionId_fkey" FOREIGN KEY ("termId", "editionId") REFERENCES "Term"("id", "editionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModuleText" ADD CONSTRAINT "ModuleText_moduleId_fkey" FOREIGN KEY ("moduleId") REFERENCES "Module"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrolmentChange" ADD CONSTRAINT "EnrolmentChange_enrolmentId_fkey" FOREIGN KEY ("enrolmentId") REFERENCES "Enrolment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrolmentChange" ADD CONSTRAINT "EnrolmentChange_causeId_fkey" FOREIGN KEY ("causeId") REFERENCES "EnrolmentChange"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonEmail" ADD CONSTRAINT "PersonEmail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountToken" ADD CONSTRAINT "AccountToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trainer" ADD CONSTRAINT "Trainer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Series" ADD CONSTRAINT "Series_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionLink" ADD CONSTRAINT "SessionLink_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionEdition" ADD CONSTRAINT "SessionEdition_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionEdition" ADD CONSTRAINT "SessionEdition_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionEdition" ADD CONSTRAINT "SessionEdition_moduleId_editionId_fkey" FOREIGN KEY ("moduleId", "editionId") REFERENCES "Module"("id", "editionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTrainer" ADD CONSTRAINT "SessionTrainer_sessionId_startsAt_endsAt_isLive_fkey" FOREIGN KEY ("sessionId", "startsAt", "endsAt", "isLive") REFERENCES "Session"("id", "startsAt", "endsAt", "isLive") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTrainer" ADD CONSTRAINT "SessionTrainer_trainerId_fkey" FOREIGN KEY ("trainerId") REFERENCES "Trainer"("personId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionChange" ADD CONSTRAINT "SessionChange_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The promises that Prisma's schema language has no words for.

-- People sort names and titles as people do.
ALTER TABLE "Person" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "CourseText" ALTER COLUMN "title" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "Organisation" ALTER COLUMN "name" TYPE TEXT COLLATE "und-x-icu";
ALTER TABLE "Enrolment" ALTER COLUMN "nameAt" TYPE TEXT COLLATE "und-x-icu";

ALTER TABLE "Institute" ADD CONSTRAINT "Institute_one" CHECK (id = 1);
ALTER TABLE "Person" ADD CONSTRAINT "Person_name_said" CHECK (btrim("name") <> '');
CREATE UNIQUE INDEX "PersonEmail_one_primary" ON "PersonEmail" ("personId") WHERE "isPrimary";
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_one_scope" CHECK (num_nonnulls("editionId", "organisationId") <= 1);
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_scope_fits" CHECK (
  CASE "role"
    WHEN 'coordinator' THEN "editionId" IS NOT NULL
    WHEN 'focalPoint' THEN "organisationId" IS NOT NULL
    ELSE num_nonnulls("editionId", "organisationId") = 0
  END
);
CREATE UNIQUE INDEX "RoleGrant_once" ON "RoleGrant" (
  "personId", "role", COALESCE("editionId", "organisationId", '00000000-0000-0000-0000-000000000000')
);

ALTER TABLE "Edition" ADD CONSTRAINT "Edition_dates_in_order" CHECK ("startsOn" <= "endsOn");
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_window_in_order" CHECK ("enrolFromAt" < "enrolUntilAt");
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_places_kept" CHECK ("places" > 0 AND "takenCount" BETWEEN 0 AND "places");
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_rates_in_range" CHECK (
  "ratePermille" BETWEEN 0 AND 1000 AND "latePermille" BETWEEN 0 AND 1000 AND "leftEarlyPermille" BETWEEN 0 AND 1000
);
ALTER TABLE "Module" ADD CONSTRAINT "Module_worth_positive" CHECK ("credits" >= 0 AND "hours" >= 0);

ALTER TABLE "Series" ADD CONSTRAINT "Series_in_order" CHECK ("firstOn" <= "lastOn" AND "durationMinutes" > 0);
ALTER TABLE "Series" ADD CONSTRAINT "Series_weekdays" CHECK (
  cardinality("weekdays") > 0 AND "weekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]
);
ALTER TABLE "Session" ADD CONSTRAINT "Session_in_order" CHECK ("startsAt" < "endsAt");
ALTER TABLE "Session" ADD CONSTRAINT "Session_local_times" CHECK (
  "localStart" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$' AND "localEnd" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'
);
ALTER TABLE "Session" ADD CONSTRAINT "Session_room_once" EXCLUDE USING gist
  ("roomId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("isLive" AND "roomId" IS NOT NULL)
  DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "SessionTrainer" ADD CONSTRAINT "SessionTrainer_once" EXCLUDE USING gist
  ("trainerId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("isLive")
  DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_began" CHECK (
  "state" IN ('waitlisted', 'offered', 'withdrawn', 'removed') OR "beganAt" IS NOT NULL
);
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_queued" CHECK ("state" <> 'waitlisted' OR "queueSeq" IS NOT NULL);

-- Places: taken is enrolled and offered, and those who went on to complete or fail. The trigger keeps the count and
-- with it locks the edition's row, so that the check decides.
CREATE FUNCTION takes_place(state "EnrolmentState") RETURNS integer LANGUAGE sql IMMUTABLE AS
  $$ SELECT CASE WHEN state IN ('enrolled', 'offered', 'completed', 'failed') THEN 1 ELSE 0 END $$;

CREATE FUNCTION count_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change integer;
  edition uuid;
BEGIN
  IF TG_OP = 'INSERT' THEN
    change := takes_place(NEW."state");
    edition := NEW."editionId";
  ELSIF TG_OP = 'UPDATE' THEN
    change := takes_place(NEW."state") - takes_place(OLD."state");
    edition := NEW."editionId";
  ELSE
    change := -takes_place(OLD."state");
    edition := OLD."editionId";
  END IF;
  IF change <> 0 THEN
    UPDATE "Edition" SET "takenCount" = "takenCount" + change WHERE "id" = edition;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Enrolment_counts" AFTER INSERT OR UPDATE OF "state" OR DELETE ON "Enrolment"
  FOR EACH ROW EXECUTE FUNCTION count_places();

CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an enrolment stays with its person and edition' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER "Enrolment_stays" BEFORE UPDATE OF "editionId" ON "Enrolment"
  FOR EACH ROW WHEN (OLD."editionId" <> NEW."editionId") EXECUTE FUNCTION refuse_move();

-- Attendance: a mark needs a place that was taken and evidence under it, looked for when the transaction commits.
CREATE FUNCTION mark_rests_on_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "Evidence" e WHERE e."sessionId" = NEW."sessionId" AND e."enrolmentId" = NEW."enrolmentId"
  ) THEN
    RAISE EXCEPTION 'a mark needs evidence' USING ERRCODE = 'check_violation', CONSTRAINT = 'Mark_rests_on_evidence';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "Mark_rests_on_evidence" AFTER INSERT OR UPDATE ON "Mark"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mark_rests_on_evidence();

CREATE FUNCTION mark_needs_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Enrolment" WHERE "id" = NEW."enrolmentId" AND "beganAt" IS NULL) THEN
    RAISE EXCEPTION 'a mark needs someone enrolled' USING ERRCODE = 'check_violation', CONSTRAINT = 'Mark_needs_enrolled';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Mark_needs_enrolled" BEFORE INSERT ON "Mark" FOR EACH ROW EXECUTE FUNCTION mark_needs_enrolled();

-- What is only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "EnrolmentChange_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "EnrolmentChange"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "SessionChange_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "SessionChange"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "MarkChange_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "MarkChange"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Evidence_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Evidence"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
