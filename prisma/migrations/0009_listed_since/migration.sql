-- A family has a first day on the list, so that the reach of a past week does not change with every family that is added.
-- Families that are there already: the day they were entered, or the first attempt or call, whichever came first.
ALTER TABLE "family" ADD COLUMN "listed_since" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "family" f SET "listed_since" = least(
  (f."created_at" AT TIME ZONE 'Europe/Amsterdam')::date,
  (SELECT min(a."day") FROM "contact_attempt" a WHERE a."family_id" = f."id"),
  (SELECT min(i."call_date") FROM "interview_fact" i WHERE i."family_id" = f."id"),
  (SELECT min((i."started_at" AT TIME ZONE 'Europe/Amsterdam')::date) FROM "interview" i WHERE i."family_id" = f."id"));

-- The page of the log turns over by moment and row.
DROP INDEX "audit_organisation_id_at_idx";
CREATE INDEX "audit_organisation_id_at_id_idx" ON "audit"("organisation_id", "at", "id");
