-- Who a family is and how it is reached: sealed. The start finds the hashes of numbers and addresses together with sealing them.

INSERT INTO "clear_text"
SELECT 'family_identity', kept.name, i."family_id"::text, i."family_id", kept.text
FROM "family_identity" i CROSS JOIN LATERAL (VALUES
  ('parent_name', i."parent_name"),
  ('surname', i."surname"),
  ('address', i."address"),
  ('note', i."note"),
  ('who_may_hear', i."who_may_hear"),
  ('safe_hours', i."safe_hours"),
  ('name_to_use', i."name_to_use"),
  ('stop_word', i."stop_word"),
  ('line_drop_note', i."line_drop_note"),
  ('interpreter_name', i."interpreter_name")
) AS kept (name, text) WHERE kept.text <> '';
ALTER TABLE "family_identity"
  ALTER COLUMN "surname" DROP DEFAULT,
  ALTER COLUMN "address" DROP DEFAULT,
  ALTER COLUMN "note" DROP DEFAULT,
  ALTER COLUMN "who_may_hear" DROP DEFAULT,
  ALTER COLUMN "safe_hours" DROP DEFAULT,
  ALTER COLUMN "name_to_use" DROP DEFAULT,
  ALTER COLUMN "stop_word" DROP DEFAULT,
  ALTER COLUMN "line_drop_note" DROP DEFAULT,
  ALTER COLUMN "interpreter_name" DROP DEFAULT;
ALTER TABLE "family_identity"
  ALTER COLUMN "parent_name" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "surname" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "address" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "who_may_hear" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "safe_hours" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "name_to_use" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "stop_word" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "line_drop_note" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "interpreter_name" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "family_identity"
  ALTER COLUMN "surname" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "address" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "note" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "who_may_hear" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "safe_hours" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "name_to_use" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "stop_word" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "line_drop_note" SET DEFAULT '\x'::bytea,
  ALTER COLUMN "interpreter_name" SET DEFAULT '\x'::bytea,
  ADD CONSTRAINT "family_identity_parent_name_sealed" CHECK (is_sealed("parent_name")),
  ADD CONSTRAINT "family_identity_surname_sealed" CHECK (is_sealed("surname")),
  ADD CONSTRAINT "family_identity_address_sealed" CHECK (is_sealed("address")),
  ADD CONSTRAINT "family_identity_note_sealed" CHECK (is_sealed("note")),
  ADD CONSTRAINT "family_identity_who_may_hear_sealed" CHECK (is_sealed("who_may_hear")),
  ADD CONSTRAINT "family_identity_safe_hours_sealed" CHECK (is_sealed("safe_hours")),
  ADD CONSTRAINT "family_identity_name_to_use_sealed" CHECK (is_sealed("name_to_use")),
  ADD CONSTRAINT "family_identity_stop_word_sealed" CHECK (is_sealed("stop_word")),
  ADD CONSTRAINT "family_identity_line_drop_note_sealed" CHECK (is_sealed("line_drop_note")),
  ADD CONSTRAINT "family_identity_interpreter_name_sealed" CHECK (is_sealed("interpreter_name"));

DROP INDEX "contact_point_digit_parts_idx";
DROP INDEX "contact_point_organisation_id_search_value_idx";
DROP INDEX "contact_point_family_id_kind_value_key";
ALTER TABLE "contact_point" DROP COLUMN "search_value";
DROP FUNCTION "digit_parts"(TEXT);
DROP FUNCTION "search_value"("ContactKind", TEXT);
INSERT INTO "clear_text"
SELECT 'contact_point', 'value', "id"::text, "family_id", "value" FROM "contact_point" WHERE "value" <> '';
-- Until the start knows the hash of the value, one that no other row has.
ALTER TABLE "contact_point" ALTER COLUMN "value" TYPE BYTEA USING '\x'::bytea, ADD COLUMN "value_hash" BYTEA, ADD COLUMN "lookups" BYTEA[];
UPDATE "contact_point" SET "value_hash" = uuid_send("id");
ALTER TABLE "contact_point" ALTER COLUMN "value_hash" SET NOT NULL,
  ADD CONSTRAINT "contact_point_value_sealed" CHECK (is_sealed("value"));
CREATE UNIQUE INDEX "contact_point_family_id_kind_value_hash_key" ON "contact_point"("family_id", "kind", "value_hash");
CREATE INDEX "contact_point_lookups_idx" ON "contact_point" USING GIN ("lookups");

INSERT INTO "clear_text"
SELECT 'contact_change', 'old_value', "id"::text, "family_id", "old_value" FROM "contact_change" WHERE "old_value" <> '';
ALTER TABLE "contact_change" ALTER COLUMN "old_value" TYPE BYTEA USING '\x'::bytea,
  ADD CONSTRAINT "contact_change_old_value_sealed" CHECK (is_sealed("old_value"));
