-- What a parent asked about the data of the family: to see them, to have them corrected, to stop or to erase. Within a month there is
-- an answer. And what a coordinator leaves out of the file with everything about the family, with the reason.
CREATE TYPE "ParentRequestKind" AS ENUM ('access', 'correction', 'objection', 'erasure');

CREATE TABLE "parent_request" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "ParentRequestKind" NOT NULL,
    "asked_on" DATE NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_on" DATE,
    "answered_by_id" UUID,

    CONSTRAINT "parent_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "parent_request_answered" CHECK (("answered_on" IS NULL) = ("answered_by_id" IS NULL))
);

CREATE INDEX "parent_request_family_id_asked_on_idx" ON "parent_request"("family_id", "asked_on");

CREATE INDEX "parent_request_organisation_id_answered_on_idx" ON "parent_request"("organisation_id", "answered_on");

ALTER TABLE "parent_request" ADD CONSTRAINT "parent_request_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TYPE "ReportPart" AS ENUM ('concern', 'interview', 'attempt', 'appointment', 'call_request', 'call_notice', 'care_step', 'help');

CREATE TABLE "report_omission" (
    "family_id" UUID NOT NULL,
    "part" "ReportPart" NOT NULL,
    "row_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_omission_pkey" PRIMARY KEY ("family_id", "part", "row_id")
);

ALTER TABLE "report_omission" ADD CONSTRAINT "report_omission_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
