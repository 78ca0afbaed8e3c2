-- Two people for every word that leaves: who wrote what is kept, and the words of a withdrawal wait for a second person.
-- CreateEnum
CREATE TYPE "WrittenPart" AS ENUM ('comment', 'points', 'requests', 'quotes', 'correction');

-- AlterTable
ALTER TABLE "release_revision" ADD COLUMN     "written_by_ids" UUID[];

-- CreateTable
CREATE TABLE "preparation_writer" (
    "preparation_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "node" TEXT NOT NULL,
    "part" "WrittenPart" NOT NULL,
    "staff_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preparation_writer_pkey" PRIMARY KEY ("preparation_id","node","part","staff_id")
);

-- CreateTable
CREATE TABLE "withdrawal_reason" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "state" "PreparationState" NOT NULL DEFAULT 'open',
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "withdrawal_reason_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "withdrawal_reason_revision_id_idx" ON "withdrawal_reason"("revision_id");

-- CreateIndex
CREATE INDEX "withdrawal_reason_organisation_id_state_idx" ON "withdrawal_reason"("organisation_id", "state");

-- AddForeignKey
ALTER TABLE "preparation_writer" ADD CONSTRAINT "preparation_writer_preparation_id_fkey" FOREIGN KEY ("preparation_id") REFERENCES "preparation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withdrawal_reason" ADD CONSTRAINT "withdrawal_reason_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "release_revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody approves their own words. Revisions from before know no writers.
ALTER TABLE "release_revision" ADD CONSTRAINT "release_revision_approved_by_no_writer" CHECK (
  "written_by_ids" IS NULL OR NOT ("approved_by_id" = ANY ("written_by_ids")));
ALTER TABLE "withdrawal_reason" ADD CONSTRAINT "withdrawal_reason_decided" CHECK (
  ("state" = 'open') = ("decided_by_id" IS NULL) AND ("state" = 'open') = ("decided_at" IS NULL)
  AND ("state" <> 'published' OR "decided_by_id" <> "written_by_id")
  AND ("state" = 'discarded') = ("text" = ''));
CREATE UNIQUE INDEX "withdrawal_reason_once" ON "withdrawal_reason" ("revision_id") WHERE "state" <> 'discarded';

-- Who wrote in the preparations there are: quotes know it, for the other texts the audit does.
INSERT INTO "preparation_writer" ("preparation_id", "organisation_id", "node", "part", "staff_id", "written_at")
  SELECT "preparation_id", "organisation_id", "node", 'quotes', "written_by_id", min("written_at")
  FROM "quote" GROUP BY 1, 2, 3, 5
ON CONFLICT DO NOTHING;
INSERT INTO "preparation_writer" ("preparation_id", "organisation_id", "node", "part", "staff_id", "written_at")
  SELECT p."id", p."organisation_id", t."node", part, a."staff_id", min(a."at")
  FROM "preparation" p
  JOIN "audit" a ON a."subject_id" = p."id" AND a."verb" = 'release.write' AND a."staff_id" IS NOT NULL
    AND a."detail" ->> 'part' = 'text'
  JOIN "preparation_text" t ON t."preparation_id" = p."id"
  CROSS JOIN unnest(ARRAY['comment', 'points', 'requests']::"WrittenPart"[]) AS part
  GROUP BY 1, 2, 3, 4, 5
ON CONFLICT DO NOTHING;
INSERT INTO "preparation_writer" ("preparation_id", "organisation_id", "node", "part", "staff_id", "written_at")
  SELECT p."id", p."organisation_id", '', 'quotes', a."staff_id", min(a."at")
  FROM "preparation" p
  JOIN "audit" a ON a."subject_id" = p."id" AND a."verb" = 'release.write' AND a."staff_id" IS NOT NULL
    AND a."detail" ->> 'part' = 'quote'
  GROUP BY 1, 2, 5
ON CONFLICT DO NOTHING;
INSERT INTO "preparation_writer" ("preparation_id", "organisation_id", "node", "part", "staff_id", "written_at")
  SELECT "id", "organisation_id", '', 'correction', "prepared_by_id", "prepared_at" FROM "preparation" WHERE "correction" <> ''
ON CONFLICT DO NOTHING;
-- A correction took over what was written before.
INSERT INTO "preparation_writer" ("preparation_id", "organisation_id", "node", "part", "staff_id", "written_at")
  SELECT later."id", w."organisation_id", w."node", w."part", w."staff_id", min(w."written_at")
  FROM "preparation_writer" w
  JOIN "preparation" earlier ON earlier."id" = w."preparation_id" AND earlier."state" = 'published'
  JOIN "preparation" later ON later."organisation_id" = earlier."organisation_id" AND later."grain" = earlier."grain"
    AND later."at" = earlier."at" AND later."prepared_at" > earlier."prepared_at"
  WHERE w."part" <> 'correction'
  GROUP BY 1, 2, 3, 4, 5
ON CONFLICT DO NOTHING;

CREATE TRIGGER preparation_writer_frozen BEFORE UPDATE OR DELETE ON "preparation_writer"
  FOR EACH ROW EXECUTE FUNCTION release_is_frozen();

-- A revision may be replaced or withdrawn, once. Withdrawn, it may get its reason, once, when that was approved.
CREATE OR REPLACE FUNCTION release_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'release_revision' THEN
    IF to_jsonb(old) ->> 'state' = 'published'
      AND to_jsonb(new) - 'state' - 'withdrawn_at' = to_jsonb(old) - 'state' - 'withdrawn_at'
    THEN RETURN new;
    END IF;
    IF to_jsonb(old) ->> 'state' = 'withdrawn' AND to_jsonb(old) ->> 'withdrawn_reason' = ''
      AND to_jsonb(new) - 'withdrawn_reason' = to_jsonb(old) - 'withdrawn_reason'
      AND EXISTS (SELECT 1 FROM "withdrawal_reason" r WHERE r."revision_id"::text = to_jsonb(new) ->> 'id'
        AND r."state" = 'published' AND r."text" = to_jsonb(new) ->> 'withdrawn_reason')
    THEN RETURN new;
    END IF;
  END IF;
  RAISE EXCEPTION 'what was published is frozen';
END $$;

-- Words that wait are approved as they are, or put away and gone.
CREATE FUNCTION withdrawal_reason_only_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND old."state" = 'open' AND (new."state" = 'discarded' OR new."text" = old."text")
    AND to_jsonb(new) - 'state' - 'text' - 'decided_by_id' - 'decided_at'
      = to_jsonb(old) - 'state' - 'text' - 'decided_by_id' - 'decided_at'
  THEN RETURN new;
  END IF;
  RAISE EXCEPTION 'what was published is frozen';
END $$;
CREATE TRIGGER withdrawal_reason_only_decided BEFORE UPDATE OR DELETE ON "withdrawal_reason"
  FOR EACH ROW EXECUTE FUNCTION withdrawal_reason_only_decided();
