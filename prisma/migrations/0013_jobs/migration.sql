-- Work that outlives the request that asked for it, as every process can read it. When it is run stands in the schema
-- `graphile_worker`, which the library of that name makes.
CREATE TYPE "JobKind" AS ENUM ('prepare_release', 'approve_release', 'release_letter', 'staff_letter');

CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'refused', 'failed');

CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "kind" "JobKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "input" JSONB,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "steps_done" INTEGER NOT NULL DEFAULT 0,
    "steps" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "job_organisation_id_subject_created_at_idx" ON "job"("organisation_id", "subject", "created_at");

CREATE INDEX "job_state_finished_at_idx" ON "job"("state", "finished_at");

-- A period is prepared or published by one job at a time.
CREATE UNIQUE INDEX "job_one_of_a_period" ON "job" ("organisation_id", "subject")
  WHERE "state" IN ('queued', 'running') AND "kind" IN ('prepare_release', 'approve_release');
