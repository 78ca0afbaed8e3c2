-- The languages in which a caller can call, who was told that a call was taken over, and an index for the whole list of calls.
ALTER TABLE "staff" ADD COLUMN "languages" TEXT[];

ALTER TABLE "call_lease" ADD COLUMN "taken_from_id" UUID;
CREATE INDEX "call_lease_taken_from_id_idx" ON "call_lease"("taken_from_id");

CREATE INDEX "next_step_organisation_id_not_before_family_id_idx" ON "next_step"("organisation_id", "not_before", "family_id")
  WHERE "closed_at" IS NULL;
