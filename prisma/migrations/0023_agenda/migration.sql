-- Reminders of appointments, absences of staff, and the secret link of a calendar.
ALTER TYPE "JobKind" ADD VALUE 'reminder_letter';

ALTER TABLE "appointment" ADD COLUMN "remind_at" TIMESTAMPTZ(3), ADD COLUMN "reminded_at" TIMESTAMPTZ(3);

CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,
    "cover_id" UUID,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "absence_days" CHECK ("until_day" >= "from_day"),
    CONSTRAINT "absence_cover" CHECK ("cover_id" <> "staff_id")
);
CREATE INDEX "absence_organisation_id_until_day_idx" ON "absence"("organisation_id", "until_day");
CREATE INDEX "absence_staff_id_until_day_idx" ON "absence"("staff_id", "until_day");
CREATE INDEX "absence_cover_id_until_day_idx" ON "absence"("cover_id", "until_day");
ALTER TABLE "absence" ADD CONSTRAINT "absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "absence" ADD CONSTRAINT "absence_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "staff"("id")
  ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "calendar_feed" (
    "staff_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("staff_id")
);
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
