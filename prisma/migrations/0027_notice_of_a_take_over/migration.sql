-- Who is told that a colleague took their call over stands in a notice, and no longer in the lease.
ALTER TABLE "call_notice" ADD COLUMN "to_id" UUID;
ALTER TABLE "call_notice" ADD CONSTRAINT "call_notice_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "call_notice_to_id_seen_at_idx" ON "call_notice"("to_id", "seen_at");

INSERT INTO "call_notice" ("id", "organisation_id", "family_id", "kind", "by_id", "to_id", "at")
SELECT gen_random_uuid(), "organisation_id", "family_id", 'call_taken_over', "staff_id", "taken_from_id", "taken_at"
FROM "call_lease" WHERE "taken_from_id" IN (SELECT "id" FROM "staff");
DELETE FROM "call_lease" WHERE "taken_from_id" IS NOT NULL AND "expires_at" <= now();

DROP INDEX "call_lease_taken_from_id_idx";
ALTER TABLE "call_lease" DROP COLUMN "taken_from_id";
