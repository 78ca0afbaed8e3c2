-- A correction of what was published takes over answers that were corrected since, from the same contributors.
-- AlterTable
ALTER TABLE "contributor" ADD COLUMN     "corrected_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "contributor_organisation_id_corrected_at_idx" ON "contributor"("organisation_id", "corrected_at");

-- Who contributed stays. When an interview goes, so do the link to it and the values; the pseudonyms lead nowhere then.
-- Values may be corrected, later than before, while the interview is there.
CREATE OR REPLACE FUNCTION contributor_only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(new) - 'interview_id' - 'values' - 'corrected_at'
    <> to_jsonb(old) - 'interview_id' - 'values' - 'corrected_at'
  THEN RAISE EXCEPTION 'what was published is frozen';
  END IF;
  IF new."interview_id" IS NULL THEN
    new."values" := NULL;
    new."corrected_at" := old."corrected_at";
  ELSIF old."interview_id" IS DISTINCT FROM new."interview_id" OR old."values" IS NULL OR new."values" IS NULL
    OR new."corrected_at" IS NULL OR new."corrected_at" <= coalesce(old."corrected_at", '-infinity')
  THEN RAISE EXCEPTION 'what was published is frozen';
  END IF;
  RETURN new;
END $$;
