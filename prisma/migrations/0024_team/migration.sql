-- Hours and calls a day of each person, requests to talk after a heavy call, and a daily e-mail.
ALTER TABLE "staff"
  ADD COLUMN "hours_per_week" SMALLINT CHECK ("hours_per_week" BETWEEN 1 AND 60),
  ADD COLUMN "calls_per_day" SMALLINT CHECK ("calls_per_day" BETWEEN 1 AND 40);

CREATE TABLE "digest" (
    "staff_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "hour" SMALLINT CHECK ("hour" BETWEEN 0 AND 23),
    "weekends" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL CHECK ("locale" IN ('nl', 'en')),
    "enqueued_on" DATE,
    "sent_on" DATE,

    CONSTRAINT "digest_pkey" PRIMARY KEY ("staff_id")
);
ALTER TABLE "digest" ADD CONSTRAINT "digest_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "talk_request" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "with_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "interview_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "talk_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "talk_request_with_another" CHECK ("asked_by_id" <> "with_id"),
    CONSTRAINT "talk_request_ends_once" CHECK ("done_at" IS NULL OR "cancelled_at" IS NULL)
);
CREATE INDEX "talk_request_organisation_id_due_on_idx" ON "talk_request"("organisation_id", "due_on");
CREATE INDEX "talk_request_asked_by_id_idx" ON "talk_request"("asked_by_id");
CREATE INDEX "talk_request_with_id_idx" ON "talk_request"("with_id");
CREATE INDEX "talk_request_interview_id_idx" ON "talk_request"("interview_id");
-- A call has one open request: asking somebody else withdraws the earlier one.
CREATE UNIQUE INDEX "talk_request_one_open" ON "talk_request"("interview_id") WHERE "done_at" IS NULL AND "cancelled_at" IS NULL;
ALTER TABLE "talk_request" ADD CONSTRAINT "talk_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "staff"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "talk_request" ADD CONSTRAINT "talk_request_with_id_fkey" FOREIGN KEY ("with_id") REFERENCES "staff"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "talk_request" ADD CONSTRAINT "talk_request_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TYPE "JobKind" ADD VALUE 'digest';
