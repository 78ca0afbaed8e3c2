-- A correction of what was published takes over answers that were corrected since, from the same contributors.
-- AlterTable
ALTER TABLE "contributor" ADD COLUMN     "corrected" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "release_statement" ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 0;

-- Which figures an interview contributes to.
CREATE FUNCTION contributes_to("values" jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS
  $$ SELECT array_agg("key" || ' ' || (jsonb_typeof("value") = 'number') ORDER BY "key") FROM jsonb_each("values") $$;

-- Who contributed stays, and to what. When an interview goes, so do the link to it and the values; the pseudonyms lead nowhere
-- then. While it is there its values may be corrected, and every time is counted.
CREATE OR REPLACE FUNCTION contributor_only_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(new) - 'interview_id' - 'values' - 'corrected'
    <> to_jsonb(old) - 'interview_id' - 'values' - 'corrected'
  THEN RAISE EXCEPTION 'what was published is frozen';
  END IF;
  IF new."interview_id" IS NULL THEN
    new."values" := NULL;
    new."corrected" := old."corrected";
  ELSIF old."interview_id" IS DISTINCT FROM new."interview_id" OR new."corrected" <> old."corrected" + 1
    OR old."values" IS NULL OR new."values" IS NULL
    OR contributes_to(old."values") IS DISTINCT FROM contributes_to(new."values")
  THEN RAISE EXCEPTION 'what was published is frozen';
  END IF;
  RETURN new;
END $$;
