-- Outcomes with behaviour, appointments, leases, and one next step for every family.
-- Two outcomes get the names of the list of outcomes; no row and no past week changes by that.
ALTER TYPE "AttemptOutcome" RENAME VALUE 'dead_number' TO 'number_dead';
ALTER TYPE "AttemptOutcome" RENAME VALUE 'call_back' TO 'callback_asked';
ALTER TYPE "AttemptOutcome" ADD VALUE 'dialled';
ALTER TYPE "AttemptOutcome" ADD VALUE 'complete';
ALTER TYPE "AttemptOutcome" ADD VALUE 'partial';
ALTER TYPE "AttemptOutcome" ADD VALUE 'broken_off';
ALTER TYPE "AttemptOutcome" ADD VALUE 'appointment_hard';
ALTER TYPE "AttemptOutcome" ADD VALUE 'appointment_soft';
ALTER TYPE "AttemptOutcome" ADD VALUE 'appointment_broken';
ALTER TYPE "AttemptOutcome" ADD VALUE 'busy';
ALTER TYPE "AttemptOutcome" ADD VALUE 'voicemail_left';
ALTER TYPE "AttemptOutcome" ADD VALUE 'voicemail_not_left';
ALTER TYPE "AttemptOutcome" ADD VALUE 'other_person_answered';
ALTER TYPE "AttemptOutcome" ADD VALUE 'not_private_now';
ALTER TYPE "AttemptOutcome" ADD VALUE 'tech_failed';
ALTER TYPE "AttemptOutcome" ADD VALUE 'quality_poor';
ALTER TYPE "AttemptOutcome" ADD VALUE 'language_no_caller';
ALTER TYPE "AttemptOutcome" ADD VALUE 'unable_now';
ALTER TYPE "AttemptOutcome" ADD VALUE 'refused_soft';
ALTER TYPE "AttemptOutcome" ADD VALUE 'refused_hard';
ALTER TYPE "AttemptOutcome" ADD VALUE 'household_refused';
ALTER TYPE "AttemptOutcome" ADD VALUE 'number_wrong';
ALTER TYPE "AttemptOutcome" ADD VALUE 'away_until';
ALTER TYPE "AttemptOutcome" ADD VALUE 'max_tries';
ALTER TYPE "AttemptOutcome" ADD VALUE 'out_of_programme';
ALTER TYPE "AttemptOutcome" ADD VALUE 'duplicate';
ALTER TYPE "AttemptOutcome" ADD VALUE 'not_worked';

CREATE TYPE "RequestReason" AS ENUM ('parent_asked', 'help_follow_up', 'wish');
CREATE TYPE "AppointmentKind" AS ENUM ('hard', 'soft');
CREATE TYPE "AppointmentEnd" AS ENUM ('moved', 'cancelled_by_parent', 'cancelled_by_us', 'undone');
CREATE TYPE "StepKind" AS ENUM ('call', 'appointment', 'waiting', 'stopped', 'not_yet');
CREATE TYPE "StepWaitsFor" AS ENUM ('number', 'owner');
CREATE TYPE "StoppedBy" AS ENUM ('parent', 'household', 'organisation');

ALTER TABLE "contact_attempt" RENAME COLUMN "call_back_on" TO "not_before";
ALTER TABLE "contact_attempt" ADD COLUMN "channel" "Channel",
  ADD COLUMN "time" TEXT CHECK ("time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD COLUMN "parts_of_day" TEXT[],
  ADD COLUMN "note" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "interview_id" UUID;
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_interview_id_fkey" FOREIGN KEY ("interview_id")
  REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "contact_attempt_interview_id_idx" ON "contact_attempt"("interview_id");

-- Numbers that are there already came before this was recorded.
ALTER TABLE "contact_point" ADD COLUMN "added_at" TIMESTAMPTZ(3);
ALTER TABLE "contact_point" ALTER COLUMN "added_at" SET DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" "AppointmentKind" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "channel" "Channel",
    "note" TEXT NOT NULL DEFAULT '',
    "attempt_id" UUID,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_as" "AppointmentEnd",

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "appointment_window" CHECK (("kind" = 'soft') = ("ends_at" IS NOT NULL) AND "ends_at" > "starts_at" IS NOT FALSE),
    CONSTRAINT "appointment_closed" CHECK (("closed_at" IS NULL) = ("closed_as" IS NULL))
);
CREATE INDEX "appointment_family_id_made_at_idx" ON "appointment"("family_id", "made_at");
CREATE INDEX "appointment_organisation_id_owner_id_starts_at_idx" ON "appointment"("organisation_id", "owner_id", "starts_at");
CREATE INDEX "appointment_attempt_id_idx" ON "appointment"("attempt_id");
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "call_lease" (
    "family_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_lease_pkey" PRIMARY KEY ("family_id")
);
CREATE INDEX "call_lease_organisation_id_expires_at_idx" ON "call_lease"("organisation_id", "expires_at");
CREATE INDEX "call_lease_staff_id_expires_at_idx" ON "call_lease"("staff_id", "expires_at");
ALTER TABLE "call_lease" ADD CONSTRAINT "call_lease_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_lease" ADD CONSTRAINT "call_lease_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "next_step" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "StepKind" NOT NULL,
    "reason" TEXT,
    "not_before" DATE,
    "time" TEXT,
    "parts_of_day" TEXT[],
    "channel" "Channel",
    "language" TEXT,
    "interpreter_needed" BOOLEAN,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "waits_for" "StepWaitsFor",
    "stopped_by" "StoppedBy",
    "stop_reason" TEXT,
    "source_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "next_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "next_step_waits" CHECK (("kind" = 'waiting') = ("waits_for" IS NOT NULL)),
    CONSTRAINT "next_step_stopped" CHECK (("kind" = 'stopped') = ("stopped_by" IS NOT NULL)),
    CONSTRAINT "next_step_owned" CHECK ("kind" NOT IN ('call', 'appointment') OR "owner_id" IS NOT NULL)
);
CREATE UNIQUE INDEX "next_step_one_open" ON "next_step"("family_id") WHERE "closed_at" IS NULL;
CREATE INDEX "next_step_family_id_opened_at_idx" ON "next_step"("family_id", "opened_at");
-- Lists read open rows alone.
CREATE INDEX "next_step_organisation_id_owner_id_not_before_idx" ON "next_step"("organisation_id", "owner_id", "not_before")
  WHERE "closed_at" IS NULL;
CREATE INDEX "next_step_organisation_id_kind_waits_for_idx" ON "next_step"("organisation_id", "kind", "waits_for")
  WHERE "closed_at" IS NULL;
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "next_step" ADD CONSTRAINT "next_step_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id")
  ON DELETE SET NULL ON UPDATE CASCADE;

-- Every family gets its step from what was stored until now. The next change of the family, or `nabij calls check --repair`,
-- derives it anew.
INSERT INTO "next_step" ("id", "organisation_id", "family_id", "kind", "reason", "not_before", "note", "owner_id", "waits_for",
  "stopped_by", "stop_reason", "source_id")
SELECT gen_random_uuid(), f.organisation_id, f.id,
  CASE WHEN open.id IS NULL AND NOT f.may_call THEN 'stopped'
    WHEN plan.reason IS NULL THEN 'not_yet'
    WHEN open.id IS NULL AND NOT reach.able THEN 'waiting'
    WHEN owner.id IS NULL THEN 'waiting' ELSE 'call' END::"StepKind",
  CASE WHEN open.id IS NOT NULL OR f.may_call THEN plan.reason END,
  CASE WHEN open.id IS NOT NULL OR f.may_call THEN plan.not_before END,
  CASE WHEN open.id IS NULL AND f.may_call AND plan.reason IS NOT NULL THEN coalesce(request.note, '') ELSE '' END,
  CASE WHEN (open.id IS NOT NULL OR f.may_call) AND plan.reason IS NOT NULL THEN owner.id END,
  CASE WHEN open.id IS NULL AND (NOT f.may_call OR plan.reason IS NULL) THEN NULL
    WHEN open.id IS NULL AND NOT reach.able THEN 'number'
    WHEN owner.id IS NULL THEN 'owner' END::"StepWaitsFor",
  CASE WHEN open.id IS NULL AND NOT f.may_call THEN 'parent' END::"StoppedBy",
  CASE WHEN open.id IS NULL AND NOT f.may_call THEN 'no_call_again' END,
  CASE WHEN open.id IS NOT NULL OR f.may_call THEN coalesce(open.id, CASE WHEN request.reason = 'asked_for' THEN request.id END) END
FROM "family" f
LEFT JOIN LATERAL (
  SELECT i.id, i.started_at, i.caller_id FROM "interview" i
  WHERE i.family_id = f.id AND i.state IN ('open', 'to_be_continued') LIMIT 1) open ON TRUE
LEFT JOIN "staff" owner ON owner.id = coalesce(
  (SELECT s.id FROM "staff" s WHERE s.id = f.caller_id AND s.disabled_at IS NULL),
  (SELECT s.id FROM "staff" s WHERE s.id = open.caller_id AND s.disabled_at IS NULL))
LEFT JOIN LATERAL (
  SELECT r.id, r.reason, r.not_before, r.note FROM "call_request" r
  WHERE r.family_id = f.id AND r.closed_at IS NULL ORDER BY r.not_before, r.id LIMIT 1) request ON TRUE
LEFT JOIN LATERAL (
  SELECT max((i.ended_at AT TIME ZONE 'Europe/Amsterdam')::date) AS day FROM "interview" i
  WHERE i.family_id = f.id AND i.state IN ('completed', 'broken_off')) last ON TRUE
CROSS JOIN LATERAL (
  SELECT EXISTS (SELECT FROM "contact_point" c WHERE c.family_id = f.id AND c.state = 'active'
      AND (c.kind = 'phone' OR NOT EXISTS (
        SELECT FROM "contact_point" p WHERE p.family_id = f.id AND p.kind = 'phone'))) AS able) reach
CROSS JOIN LATERAL (
  SELECT CASE WHEN open.id IS NOT NULL THEN 'broken_off'
      WHEN request.id IS NOT NULL THEN CASE request.reason
        WHEN 'asked_for' THEN 'parent_asked' WHEN 'call_again' THEN 'agreed_frequency' ELSE request.reason END
      WHEN last.day IS NOT NULL THEN 'not_agreed'
      WHEN f.status = 'waiting_list' AND owner.id IS NULL AND f.last_attempt_at IS NULL THEN NULL
      ELSE 'first_call' END AS reason,
    CASE WHEN open.id IS NOT NULL THEN (open.started_at AT TIME ZONE 'Europe/Amsterdam')::date
      WHEN request.id IS NOT NULL THEN request.not_before
      WHEN last.day IS NOT NULL THEN last.day + 14
      WHEN f.status = 'waiting_list' AND owner.id IS NULL AND f.last_attempt_at IS NULL THEN NULL
      ELSE f.listed_since END AS not_before) plan;

-- What follows from an attempt or an interview is derived from it, so only what somebody asked for is stored beside them.
DELETE FROM "call_request" WHERE "reason" <> 'asked_for';
UPDATE "call_request" SET "reason" = 'parent_asked';
-- One that a conversation fulfilled stays: what was due by then is fulfilled by it. Only what is not needed any more is closed.
UPDATE "call_request" r SET "closed_at" = NULL WHERE r.closed_at IS NOT NULL AND EXISTS (
  SELECT FROM "interview" i WHERE i.family_id = r.family_id AND i.ended_at >= r.created_at);
ALTER TABLE "call_request" ALTER COLUMN "reason" TYPE "RequestReason" USING "reason"::"RequestReason",
  ADD COLUMN "time" TEXT CHECK ("time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD COLUMN "parts_of_day" TEXT[],
  ADD COLUMN "created_by_id" UUID,
  ADD COLUMN "closed_by_id" UUID,
  ADD COLUMN "undone_at" TIMESTAMPTZ(3);
DROP INDEX "call_request_family_id_closed_at_idx";
DROP INDEX "call_request_organisation_id_closed_at_not_before_idx";
CREATE INDEX "call_request_family_id_created_at_idx" ON "call_request"("family_id", "created_at");
