-- A check-in that a caller shares is read by a coordinator for a week: that asks for a moment and an index.
ALTER TABLE "caller_check_in" ADD COLUMN "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "caller_check_in" c SET "saved_at" = coalesce(i."ended_at", i."started_at") FROM "interview" i WHERE i."id" = c."interview_id";
CREATE INDEX "caller_check_in_organisation_id_shared_saved_at_idx" ON "caller_check_in"("organisation_id", "shared", "saved_at");
