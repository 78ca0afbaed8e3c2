-- Names of the organisation, municipalities, boards and schools are words that readers see. Whoever wrote or changed one since
-- it was last published is kept with it, and approves no release that would show it. Of older names nobody knows who wrote them.
ALTER TABLE "organisation" ADD COLUMN     "name_written_by_ids" UUID[];
ALTER TABLE "municipality" ADD COLUMN     "name_written_by_ids" UUID[];
ALTER TABLE "school_board" ADD COLUMN     "name_written_by_ids" UUID[];
ALTER TABLE "school" ADD COLUMN     "name_written_by_ids" UUID[];

-- Who wrote a name after `writer` changed it. A form that was published was approved by somebody else: its writers do not count
-- for the next one. Without `writer` the operator wrote it.
CREATE FUNCTION name_writers(organisation uuid, before text, after text, writers uuid[], writer uuid)
RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN before = after THEN writers
    WHEN EXISTS (
      SELECT FROM "release_revision" r WHERE r."organisation_id" = organisation
        AND before IN (r."node_name", r."node_within", r."recipient", r."organisation_name"))
    THEN array_remove(ARRAY[writer], NULL)
    ELSE array_remove(array_append(array_remove(coalesce(writers, '{}'), writer), writer), NULL)
  END
$$;

-- Names that leave are kept without characters that nobody sees, which could turn their letters around.
DO $$
DECLARE
  unseen constant text := '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]';
BEGIN
  UPDATE "organisation" SET "name" = regexp_replace("name", unseen, '', 'g') WHERE "name" ~ unseen;
  UPDATE "municipality" SET "name" = regexp_replace("name", unseen, '', 'g') WHERE "name" ~ unseen;
  UPDATE "school_board" SET "name" = regexp_replace("name", unseen, '', 'g') WHERE "name" ~ unseen;
  UPDATE "school" SET "name" = regexp_replace("name", unseen, '', 'g') WHERE "name" ~ unseen;
  UPDATE "staff" SET "name" = regexp_replace("name", unseen, '', 'g') WHERE "name" ~ unseen;
END $$;
