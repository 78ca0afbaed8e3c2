-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('caller', 'coordinator', 'coach', 'reader', 'admin');

-- CreateEnum
CREATE TYPE "FamilyStatus" AS ENUM ('known', 'waiting_list');

-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('phone', 'email');

-- CreateEnum
CREATE TYPE "ContactState" AS ENUM ('active', 'dead');

-- CreateEnum
CREATE TYPE "AttemptOutcome" AS ENUM ('reached', 'no_answer', 'dead_number', 'call_back');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('video', 'phone', 'chat', 'email', 'visit');

-- CreateEnum
CREATE TYPE "Chooser" AS ENUM ('parent', 'worker');

-- CreateEnum
CREATE TYPE "InterviewState" AS ENUM ('open', 'to_be_continued', 'completed', 'broken_off');

-- CreateEnum
CREATE TYPE "BreakReason" AS ENUM ('technical', 'parents_choice', 'unknown');

-- CreateEnum
CREATE TYPE "MissingReason" AS ENUM ('dont_know', 'refused');

-- CreateEnum
CREATE TYPE "ChangePart" AS ENUM ('value', 'note');

-- CreateEnum
CREATE TYPE "ChangeOutcome" AS ENUM ('saved', 'superseded', 'refused');

-- CreateEnum
CREATE TYPE "HelpState" AS ENUM ('suggested', 'open', 'done', 'dismissed');

-- CreateEnum
CREATE TYPE "HelpResult" AS ENUM ('helped', 'helped_a_bit', 'did_not_help', 'not_possible');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('invitation', 'password');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "interview_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_board" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "school_board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "board_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "trainee" BOOLEAN NOT NULL DEFAULT false,
    "password_hash" TEXT,
    "board_id" UUID,
    "municipality_id" UUID,
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "account_hash" BYTEA NOT NULL,
    "address_hash" BYTEA NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "family" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "status" "FamilyStatus" NOT NULL DEFAULT 'known',
    "programme" TEXT NOT NULL DEFAULT '',
    "home_languages" TEXT[],
    "caller_id" UUID,
    "may_call" BOOLEAN NOT NULL DEFAULT true,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_call_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "family_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "family_identity" (
    "family_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "parent_name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "may_leave_message" BOOLEAN,
    "who_may_hear" TEXT NOT NULL DEFAULT '',
    "safe_hours" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "family_identity_pkey" PRIMARY KEY ("family_id")
);

-- CreateTable
CREATE TABLE "contact_point" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "value" TEXT NOT NULL,
    "state" "ContactState" NOT NULL DEFAULT 'active',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contact_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "age" SMALLINT NOT NULL,
    "school_id" UUID,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_request" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "not_before" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "staff_id" UUID,
    "contact_point_id" UUID,
    "outcome" "AttemptOutcome" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "day" DATE NOT NULL,
    "call_back_on" DATE,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "caller_id" UUID NOT NULL,
    "ref" TEXT,
    "instrument_version" INTEGER NOT NULL DEFAULT 1,
    "channel" "Channel" NOT NULL,
    "chosen_by" "Chooser" NOT NULL,
    "state" "InterviewState" NOT NULL DEFAULT 'open',
    "break_reason" "BreakReason",
    "place" TEXT NOT NULL DEFAULT 'call_date',
    "later" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "introduced_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "interview_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "value" JSONB,
    "missing" "MissingReason",
    "value_version" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "note_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("interview_id","key")
);

-- CreateTable
CREATE TABLE "answer_change" (
    "operation_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "part" "ChangePart" NOT NULL,
    "outcome" "ChangeOutcome" NOT NULL,
    "version" INTEGER,
    "base_version" INTEGER NOT NULL,
    "client_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "value" JSONB,
    "missing" "MissingReason",
    "note" TEXT,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_change_pkey" PRIMARY KEY ("operation_id")
);

-- CreateTable
CREATE TABLE "safety_concern" (
    "interview_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "safety_concern_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "caller_check_in" (
    "interview_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "feeling" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "caller_check_in_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "help_item" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "interview_id" UUID,
    "type" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "suggested_by" TEXT,
    "state" "HelpState" NOT NULL DEFAULT 'open',
    "owner_id" UUID,
    "due_on" DATE,
    "result" "HelpResult",
    "result_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "week" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "help_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "staff_id" UUID,
    "verb" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_fact" (
    "interview_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "call_date" DATE NOT NULL,
    "week" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "completed" BOOLEAN NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "is_first" BOOLEAN NOT NULL,
    "is_of_week" BOOLEAN NOT NULL,
    "confidentiality" TEXT NOT NULL,
    "home_languages" TEXT[],
    "household_others" TEXT[],
    "enough_room" TEXT NOT NULL,
    "school_contact" TEXT NOT NULL,
    "school_contact_via" TEXT[],
    "school_letters" TEXT NOT NULL,
    "homework_at_home" TEXT NOT NULL,
    "homework_help" TEXT NOT NULL,
    "homework_missing" TEXT[],
    "daily_routine" TEXT NOT NULL,
    "internet" TEXT NOT NULL,
    "devices_working" TEXT NOT NULL,
    "worries" TEXT NOT NULL,
    "worries_topics" TEXT[],
    "worries_about_others" TEXT NOT NULL,
    "worries_about_others_who" TEXT[],
    "rules_clear" TEXT NOT NULL,
    "money_for_groceries" TEXT NOT NULL,
    "doing_for_others" TEXT[],
    "keeps_going" TEXT[],
    "needs" TEXT[],
    "goes_well" TEXT[],
    "enough_support" TEXT NOT NULL,
    "supporters" TEXT NOT NULL,
    "supporters_who" TEXT[],
    "can_we_help" TEXT NOT NULL,
    "can_we_help_types" TEXT[],
    "may_call_again" TEXT NOT NULL,
    "may_call_again_channel" TEXT[],
    "may_call_again_part_of_day" TEXT[],
    "may_call_again_how_often" TEXT NOT NULL,
    "may_call_again_reason" TEXT NOT NULL,
    "load_enough_room" SMALLINT,
    "load_school_letters" SMALLINT,
    "load_homework_at_home" SMALLINT,
    "load_internet" SMALLINT,
    "load_devices" SMALLINT,
    "load_worries" SMALLINT,
    "load_worries_about_others" SMALLINT,
    "load_rules_clear" SMALLINT,
    "load_money_for_groceries" SMALLINT,
    "capacity_school_contact" SMALLINT,
    "capacity_homework_help" SMALLINT,
    "capacity_daily_routine" SMALLINT,
    "capacity_keeps_going" SMALLINT,
    "capacity_goes_well" SMALLINT,
    "capacity_enough_support" SMALLINT,
    "capacity_supporters" SMALLINT,
    "load_5040" SMALLINT,
    "capacity_840" SMALLINT,
    "grade_parent" SMALLINT,
    "grade_children" SMALLINT,
    "grade_parent_change" SMALLINT,
    "grade_children_change" SMALLINT,
    "crowded_home" BOOLEAN,
    "unread_letters" BOOLEAN,
    "shared_laptop" BOOLEAN,
    "falling_behind" BOOLEAN,

    CONSTRAINT "interview_fact_pkey" PRIMARY KEY ("interview_id")
);

-- CreateTable
CREATE TABLE "interview_fact_school" (
    "interview_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "week" TEXT NOT NULL,

    CONSTRAINT "interview_fact_school_pkey" PRIMARY KEY ("interview_id","school_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "municipality_organisation_id_ref_key" ON "municipality"("organisation_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "school_board_organisation_id_ref_key" ON "school_board"("organisation_id", "ref");

-- CreateIndex
CREATE INDEX "school_board_id_idx" ON "school"("board_id");

-- CreateIndex
CREATE INDEX "school_municipality_id_idx" ON "school"("municipality_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_organisation_id_ref_key" ON "school"("organisation_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_organisation_id_role_idx" ON "staff"("organisation_id", "role");

-- CreateIndex
CREATE INDEX "session_staff_id_ended_at_idx" ON "session"("staff_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_staff_id_idx" ON "one_time_link"("staff_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_account_hash_at_idx" ON "sign_in_attempt"("account_hash", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_address_hash_at_idx" ON "sign_in_attempt"("address_hash", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_at_idx" ON "sign_in_attempt"("at");

-- CreateIndex
CREATE INDEX "family_organisation_id_caller_id_idx" ON "family"("organisation_id", "caller_id");

-- CreateIndex
CREATE INDEX "family_organisation_id_last_call_date_id_idx" ON "family"("organisation_id", "last_call_date", "id");

-- CreateIndex
CREATE INDEX "family_organisation_id_status_idx" ON "family"("organisation_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "family_organisation_id_ref_key" ON "family"("organisation_id", "ref");

-- CreateIndex
CREATE INDEX "family_identity_organisation_id_parent_name_idx" ON "family_identity"("organisation_id", "parent_name");

-- CreateIndex
CREATE INDEX "contact_point_organisation_id_value_idx" ON "contact_point"("organisation_id", "value");

-- CreateIndex
CREATE UNIQUE INDEX "contact_point_family_id_kind_value_key" ON "contact_point"("family_id", "kind", "value");

-- CreateIndex
CREATE INDEX "child_school_id_idx" ON "child"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_family_id_position_key" ON "child"("family_id", "position");

-- CreateIndex
CREATE INDEX "call_request_family_id_closed_at_idx" ON "call_request"("family_id", "closed_at");

-- CreateIndex
CREATE INDEX "call_request_organisation_id_closed_at_not_before_idx" ON "call_request"("organisation_id", "closed_at", "not_before");

-- CreateIndex
CREATE INDEX "contact_attempt_organisation_id_day_idx" ON "contact_attempt"("organisation_id", "day");

-- CreateIndex
CREATE INDEX "contact_attempt_family_id_at_idx" ON "contact_attempt"("family_id", "at");

-- CreateIndex
CREATE INDEX "interview_family_id_started_at_idx" ON "interview"("family_id", "started_at");

-- CreateIndex
CREATE INDEX "interview_caller_id_state_idx" ON "interview"("caller_id", "state");

-- CreateIndex
CREATE INDEX "interview_organisation_id_state_started_at_idx" ON "interview"("organisation_id", "state", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "interview_organisation_id_ref_key" ON "interview"("organisation_id", "ref");

-- CreateIndex
CREATE INDEX "answer_change_interview_id_key_part_idx" ON "answer_change"("interview_id", "key", "part");

-- CreateIndex
CREATE INDEX "safety_concern_organisation_id_raised_at_idx" ON "safety_concern"("organisation_id", "raised_at");

-- CreateIndex
CREATE INDEX "help_item_organisation_id_state_due_on_idx" ON "help_item"("organisation_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "help_item_owner_id_state_due_on_idx" ON "help_item"("owner_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "help_item_family_id_idx" ON "help_item"("family_id");

-- CreateIndex
CREATE INDEX "help_item_organisation_id_week_idx" ON "help_item"("organisation_id", "week");

-- CreateIndex
CREATE INDEX "audit_organisation_id_at_idx" ON "audit"("organisation_id", "at");

-- CreateIndex
CREATE INDEX "audit_subject_id_idx" ON "audit"("subject_id");

-- CreateIndex
CREATE INDEX "interview_fact_organisation_id_week_idx" ON "interview_fact"("organisation_id", "week");

-- CreateIndex
CREATE INDEX "interview_fact_family_id_call_date_idx" ON "interview_fact"("family_id", "call_date");

-- CreateIndex
CREATE INDEX "interview_fact_school_school_id_week_idx" ON "interview_fact_school"("school_id", "week");

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "school_board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "school_board"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family" ADD CONSTRAINT "family_caller_id_fkey" FOREIGN KEY ("caller_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_identity" ADD CONSTRAINT "family_identity_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_point" ADD CONSTRAINT "contact_point_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_request" ADD CONSTRAINT "call_request_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_point"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_caller_id_fkey" FOREIGN KEY ("caller_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_change" ADD CONSTRAINT "answer_change_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_concern" ADD CONSTRAINT "safety_concern_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caller_check_in" ADD CONSTRAINT "caller_check_in_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_item" ADD CONSTRAINT "help_item_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_item" ADD CONSTRAINT "help_item_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_item" ADD CONSTRAINT "help_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_fact" ADD CONSTRAINT "interview_fact_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_fact_school" ADD CONSTRAINT "interview_fact_school_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview_fact"("interview_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_fact_school" ADD CONSTRAINT "interview_fact_school_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What the schema language cannot say.

-- A value or a reason why there is none, never both.
ALTER TABLE "answer" ADD CONSTRAINT "answer_value_or_missing" CHECK ("value" IS NULL OR "missing" IS NULL);
ALTER TABLE "answer" ADD CONSTRAINT "answer_note_length" CHECK (char_length("note") <= 10000);

-- One interview of a family is under way at a time: a double click or a second caller finds the same one.
CREATE UNIQUE INDEX "interview_one_open_per_family" ON "interview" ("family_id") WHERE "state" IN ('open', 'to_be_continued');

-- An ended interview has its moment and its ref; an open one has neither.
ALTER TABLE "interview" ADD CONSTRAINT "interview_ended_whole"
  CHECK (("state" IN ('completed', 'broken_off')) = ("ended_at" IS NOT NULL AND "ref" IS NOT NULL));

-- Open conflicts are looked up at every completion; there are few.
CREATE INDEX "answer_change_open_conflict" ON "answer_change" ("interview_id") WHERE "outcome" = 'refused' AND "settled_at" IS NULL;

-- Only what counts in a week is read for its shares and means.
CREATE INDEX "interview_fact_of_week" ON "interview_fact" ("organisation_id", "week") WHERE "is_of_week";

ALTER TABLE "staff" ADD CONSTRAINT "staff_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "staff" ADD CONSTRAINT "staff_reader_has_one_node"
  CHECK (("role" = 'reader') = (num_nonnulls("board_id", "municipality_id") = 1) AND num_nonnulls("board_id", "municipality_id") <= 1);

-- The audit is written once: nobody rewrites it, this program included.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE ON "audit" FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
