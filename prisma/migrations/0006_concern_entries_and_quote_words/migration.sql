-- The caller's worry becomes entries that nobody can rewrite, and a quote names the interviews whose consent it rests on.
-- CreateEnum
CREATE TYPE "ConcernEntryKind" AS ENUM ('raised', 'withdrawn');

-- CreateTable
CREATE TABLE "concern_entry" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "concern_id" UUID NOT NULL,
    "kind" "ConcernEntryKind" NOT NULL,
    "text" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "concern_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern_sighting" (
    "entry_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "seen_by_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "concern_sighting_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "quote_consent" (
    "quote_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,

    CONSTRAINT "quote_consent_pkey" PRIMARY KEY ("quote_id","interview_id")
);

-- AlterTable
ALTER TABLE "safety_concern" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid();

-- What was stored becomes entries. The old row could be overwritten and withdrawn by whoever had the family: the audit says
-- who wrote the words that stand, and who withdrew them. Without such a row it is the first author.
INSERT INTO "concern_entry" ("id", "organisation_id", "concern_id", "kind", "text", "written_by_id", "written_at")
SELECT gen_random_uuid(), c."organisation_id", c."id", 'raised', c."text", coalesce((
    SELECT a."staff_id" FROM "audit" a
    WHERE a."subject_id" = c."interview_id" AND a."verb" = 'concern.raise' AND a."detail" ->> 'raised' = 'true'
      AND a."at" >= c."raised_at" - interval '1 second'
    ORDER BY a."at" LIMIT 1), c."staff_id"), c."raised_at"
FROM "safety_concern" c;
INSERT INTO "concern_sighting" ("entry_id", "organisation_id", "seen_by_id", "seen_at")
SELECT e."id", c."organisation_id", coalesce(c."seen_by_id", c."staff_id"), c."seen_at"
FROM "safety_concern" c JOIN "concern_entry" e ON e."concern_id" = c."id"
WHERE c."seen_at" IS NOT NULL;
INSERT INTO "concern_entry" ("id", "organisation_id", "concern_id", "kind", "text", "written_by_id", "written_at")
SELECT gen_random_uuid(), c."organisation_id", c."id", 'withdrawn', '', coalesce((
    SELECT a."staff_id" FROM "audit" a
    WHERE a."subject_id" = c."interview_id" AND a."verb" = 'concern.raise' AND a."detail" ->> 'raised' = 'false'
    ORDER BY a."at" DESC LIMIT 1), c."staff_id"), c."withdrawn_at"
FROM "safety_concern" c
WHERE c."withdrawn_at" IS NOT NULL;

-- DropIndex
DROP INDEX "safety_concern_organisation_id_raised_at_idx";

-- AlterTable
ALTER TABLE "safety_concern" RENAME COLUMN "staff_id" TO "raised_by_id";
ALTER TABLE "safety_concern" DROP CONSTRAINT "safety_concern_pkey",
DROP COLUMN "family_id",
DROP COLUMN "raised_at",
DROP COLUMN "seen_at",
DROP COLUMN "seen_by_id",
DROP COLUMN "text",
DROP COLUMN "withdrawn_at",
ALTER COLUMN "id" DROP DEFAULT,
ADD CONSTRAINT "safety_concern_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "quote" ADD COLUMN "rests_on" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "is_repeated" BOOLEAN NOT NULL DEFAULT false;
UPDATE "quote" q SET "is_repeated" = true
FROM "preparation" p
JOIN "preparation" e ON e."organisation_id" = p."organisation_id" AND e."grain" = p."grain" AND e."at" = p."at"
  AND e."state" = 'published'
JOIN "quote" o ON o."preparation_id" = e."id"
WHERE p."id" = q."preparation_id" AND p."state" = 'open' AND o."node" = q."node" AND o."text" = q."text";

-- CreateIndex
CREATE INDEX "concern_entry_concern_id_written_at_idx" ON "concern_entry"("concern_id", "written_at");

-- CreateIndex
CREATE INDEX "concern_entry_organisation_id_written_at_idx" ON "concern_entry"("organisation_id", "written_at");

-- CreateIndex
CREATE INDEX "concern_sighting_organisation_id_seen_at_idx" ON "concern_sighting"("organisation_id", "seen_at");

-- CreateIndex
CREATE INDEX "quote_consent_interview_id_idx" ON "quote_consent"("interview_id");

-- CreateIndex
CREATE UNIQUE INDEX "safety_concern_interview_id_raised_by_id_key" ON "safety_concern"("interview_id", "raised_by_id");

-- CreateIndex
CREATE INDEX "safety_concern_organisation_id_idx" ON "safety_concern"("organisation_id");

-- AddForeignKey
ALTER TABLE "concern_entry" ADD CONSTRAINT "concern_entry_concern_id_fkey" FOREIGN KEY ("concern_id") REFERENCES "safety_concern"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concern_sighting" ADD CONSTRAINT "concern_sighting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "concern_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_consent" ADD CONSTRAINT "quote_consent_quote_id_fkey" FOREIGN KEY ("quote_id") REFERENCES "quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_consent" ADD CONSTRAINT "quote_consent_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nothing of a worry is changed, and nothing goes but with the interview: a cascade deletes a row after its parent.
CREATE FUNCTION concern_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE has_parent boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF TG_TABLE_NAME = 'safety_concern' THEN
      SELECT EXISTS (SELECT 1 FROM "interview" WHERE "id" = (to_jsonb(old) ->> 'interview_id')::uuid) INTO has_parent;
    ELSIF TG_TABLE_NAME = 'concern_entry' THEN
      SELECT EXISTS (SELECT 1 FROM "safety_concern" WHERE "id" = (to_jsonb(old) ->> 'concern_id')::uuid) INTO has_parent;
    ELSE
      SELECT EXISTS (SELECT 1 FROM "concern_entry" WHERE "id" = (to_jsonb(old) ->> 'entry_id')::uuid) INTO has_parent;
    END IF;
    IF NOT has_parent THEN RETURN old; END IF;
  END IF;
  RAISE EXCEPTION 'a safety concern is append-only';
END $$;
CREATE TRIGGER safety_concern_append_only BEFORE UPDATE OR DELETE ON "safety_concern"
  FOR EACH ROW EXECUTE FUNCTION concern_is_append_only();
CREATE TRIGGER concern_entry_append_only BEFORE UPDATE OR DELETE ON "concern_entry"
  FOR EACH ROW EXECUTE FUNCTION concern_is_append_only();
CREATE TRIGGER concern_sighting_append_only BEFORE UPDATE OR DELETE ON "concern_sighting"
  FOR EACH ROW EXECUTE FUNCTION concern_is_append_only();
