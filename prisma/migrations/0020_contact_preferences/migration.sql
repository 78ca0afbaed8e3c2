-- How, when and with whom a parent wants to be called, and the old values of what was changed.
CREATE TYPE "LineDropPlan" AS ENUM ('call_back', 'wait_for_parent', 'leave_message');

ALTER TABLE "family"
  ADD COLUMN "call_language" TEXT,
  ADD COLUMN "interpreter_needed" BOOLEAN,
  ADD COLUMN "preferred_channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "preferred_parts_of_day" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "family_identity"
  ADD COLUMN "name_to_use" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "stop_word" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "line_drop_plan" "LineDropPlan",
  ADD COLUMN "line_drop_note" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "interpreter_name" TEXT NOT NULL DEFAULT '';

CREATE TABLE "contact_change" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "old_value" TEXT NOT NULL,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "contact_change_family_id_at_idx" ON "contact_change"("family_id", "at");

ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- No row is changed, and none goes but with its family: a cascade deletes a row after its parent.
CREATE FUNCTION contact_change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "family" WHERE "id" = old."family_id") THEN RETURN old; END IF;
  RAISE EXCEPTION 'a contact change is append-only';
END $$;
CREATE TRIGGER contact_change_append_only BEFORE UPDATE OR DELETE ON "contact_change"
  FOR EACH ROW EXECUTE FUNCTION contact_change_is_append_only();

-- What parents said at the end of their last call becomes the family's preference, as src/domain/calls/contact-wishes.ts has it
-- from now on: the answers to question 30 count after "yes", and an answer that is missing changes nothing.
WITH latest AS (
  SELECT DISTINCT ON (i."family_id") i."family_id", i."id"
  FROM "interview" i
  WHERE i."state" IN ('completed', 'broken_off')
  ORDER BY i."family_id", i."ended_at" DESC NULLS LAST, i."id" DESC
), said AS (
  SELECT l."family_id",
    max(CASE WHEN a."key" = 'may_call_again' THEN a."value" #>> '{}' END) AS again,
    max(CASE WHEN a."key" = 'interpreter_next_time' THEN a."value" #>> '{}' END) AS interpreter,
    max(CASE WHEN a."key" = 'may_call_again_channel' THEN a."value"::text END)::jsonb AS channels,
    max(CASE WHEN a."key" = 'may_call_again_part_of_day' THEN a."value"::text END)::jsonb AS parts
  FROM latest l JOIN "answer" a ON a."interview_id" = l."id"
  WHERE a."missing" IS NULL AND a."value" IS NOT NULL
  GROUP BY l."family_id"
)
UPDATE "family" f SET
  "interpreter_needed" = CASE s.interpreter WHEN 'yes' THEN true WHEN 'no' THEN false END,
  "preferred_channels" = CASE WHEN s.again = 'yes' AND jsonb_typeof(s.channels) = 'array'
    THEN ARRAY(SELECT jsonb_array_elements_text(s.channels)) ELSE ARRAY[]::TEXT[] END,
  "preferred_parts_of_day" = CASE WHEN s.again = 'yes' AND jsonb_typeof(s.parts) = 'array'
    THEN ARRAY(SELECT jsonb_array_elements_text(s.parts)) ELSE ARRAY[]::TEXT[] END
FROM said s WHERE s."family_id" = f."id";
