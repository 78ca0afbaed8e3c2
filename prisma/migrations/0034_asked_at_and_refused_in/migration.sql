-- A try before somebody asked for the call is no try at it.
ALTER TABLE "next_step" ADD COLUMN "asked_at" TIMESTAMPTZ(3);
UPDATE "next_step" step SET "asked_at" = COALESCE(
  (SELECT "at" FROM "contact_attempt" WHERE "id" = step."source_id"),
  (SELECT "created_at" FROM "call_request" WHERE "id" = step."source_id"),
  (SELECT "made_at" FROM "appointment" WHERE "id" = step."source_id"))
WHERE step."closed_at" IS NULL AND step."kind" IN ('call', 'appointment', 'waiting') AND step."source_id" IS NOT NULL;

-- A correction of the parent's no opens again what was cancelled by it.
ALTER TABLE "appointment" ADD COLUMN "refused_in_id" UUID;
UPDATE "appointment" SET "refused_in_id" = "interview"."id" FROM "interview"
WHERE "interview"."family_id" = "appointment"."family_id" AND "interview"."ended_at" = "appointment"."closed_at"
  AND "appointment"."closed_as" = 'cancelled_by_parent';
