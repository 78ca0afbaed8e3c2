-- A safety concern belongs to a family, with or without an interview; it stays open until a coordinator decides.
-- AlterEnum
ALTER TYPE "ConcernEntryKind" ADD VALUE 'consulted';
ALTER TYPE "ConcernEntryKind" ADD VALUE 'decided';

-- CreateEnum
CREATE TYPE "ConcernSource" AS ENUM ('child', 'parent', 'other', 'observed');
CREATE TYPE "ConsultedParty" AS ENUM ('colleague', 'veilig_thuis', 'gp', 'school', 'family', 'other');
CREATE TYPE "ConcernDecision" AS ENUM ('no_report', 'own_help', 'reported', 'other');

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN "concern_contacts" JSONB NOT NULL DEFAULT '[{"name": "Direct gevaar", "number": "112"}, {"name": "Veilig Thuis", "number": "0800-2000"}]',
ADD COLUMN "concern_months" INTEGER NOT NULL DEFAULT 24;

-- AlterTable
ALTER TABLE "concern_entry" ADD COLUMN "source" "ConcernSource",
ADD COLUMN "consulted" "ConsultedParty",
ADD COLUMN "decision" "ConcernDecision";
-- A new value of an enum cannot be used in the transaction that adds it, so these compare its text.
ALTER TABLE "concern_entry"
ADD CONSTRAINT "concern_entry_consulted_check" CHECK (("consulted" IS NOT NULL) = ("kind"::text = 'consulted')),
ADD CONSTRAINT "concern_entry_decision_check" CHECK (("decision" IS NOT NULL) = ("kind"::text = 'decided'));

-- AlterTable
ALTER TABLE "safety_concern" DISABLE TRIGGER USER;
ALTER TABLE "safety_concern" ADD COLUMN "family_id" UUID;
UPDATE "safety_concern" c SET "family_id" = i."family_id" FROM "interview" i WHERE i."id" = c."interview_id";
ALTER TABLE "safety_concern" ALTER COLUMN "family_id" SET NOT NULL,
ALTER COLUMN "interview_id" DROP NOT NULL;
ALTER TABLE "safety_concern" ENABLE TRIGGER USER;

-- DropForeignKey
ALTER TABLE "safety_concern" DROP CONSTRAINT "safety_concern_interview_id_fkey";

-- CreateIndex
CREATE INDEX "safety_concern_family_id_idx" ON "safety_concern"("family_id");

-- AddForeignKey
ALTER TABLE "safety_concern" ADD CONSTRAINT "safety_concern_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "safety_concern" ADD CONSTRAINT "safety_concern_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whether the retention period of the concern is over: its last entry is a decision, so many months old.
CREATE FUNCTION concern_is_expired(concern uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT e."kind"::text = 'decided' AND e."written_at" < now() - make_interval(months => o."concern_months")
    FROM "concern_entry" e JOIN "organisation" o ON o."id" = e."organisation_id"
    WHERE e."concern_id" = concern ORDER BY e."written_at" DESC LIMIT 1), false)
$$;

-- Nothing of a concern is changed. It is deleted with its family or after its retention period; a cascade deletes a row after
-- its parent. A concern outlives its interview.
CREATE OR REPLACE FUNCTION concern_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_allowed boolean;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    is_allowed := TG_TABLE_NAME = 'safety_concern' AND to_jsonb(new) ->> 'interview_id' IS NULL
      AND to_jsonb(new) - 'interview_id' = to_jsonb(old) - 'interview_id'
      AND NOT EXISTS (SELECT 1 FROM "interview" WHERE "id" = (to_jsonb(old) ->> 'interview_id')::uuid);
  ELSIF TG_TABLE_NAME = 'safety_concern' THEN
    is_allowed := NOT EXISTS (SELECT 1 FROM "family" WHERE "id" = (to_jsonb(old) ->> 'family_id')::uuid)
      OR concern_is_expired((to_jsonb(old) ->> 'id')::uuid);
  ELSIF TG_TABLE_NAME = 'concern_entry' THEN
    is_allowed := NOT EXISTS (SELECT 1 FROM "safety_concern" WHERE "id" = (to_jsonb(old) ->> 'concern_id')::uuid);
  ELSE
    is_allowed := NOT EXISTS (SELECT 1 FROM "concern_entry" WHERE "id" = (to_jsonb(old) ->> 'entry_id')::uuid);
  END IF;
  IF NOT is_allowed THEN RAISE EXCEPTION 'a safety concern is append-only'; END IF;
  IF TG_OP = 'UPDATE' THEN RETURN new; END IF;
  RETURN old;
END $$;
