-- The notes of calls and help are sealed, as in 0054.

INSERT INTO "clear_text"
SELECT 'appointment', 'note', t."id"::text, t."family_id", t."note" FROM "appointment" t WHERE t."note" <> '';
ALTER TABLE "appointment" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "appointment" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "appointment_note_sealed" CHECK (is_sealed("note"));

INSERT INTO "clear_text"
SELECT 'call_notice', 'note', t."id"::text, t."family_id", t."note" FROM "call_notice" t WHERE t."note" <> '';
ALTER TABLE "call_notice" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "call_notice" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "call_notice_note_sealed" CHECK (is_sealed("note"));

INSERT INTO "clear_text"
SELECT 'call_request', 'note', t."id"::text, t."family_id", t."note" FROM "call_request" t WHERE t."note" <> '';
ALTER TABLE "call_request" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "call_request" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "call_request_note_sealed" CHECK (is_sealed("note"));

INSERT INTO "clear_text"
SELECT 'care_step', 'note', t."id"::text, coalesce(t."family_id", t."organisation_id"), t."note" FROM "care_step" t WHERE t."note" <> '';
ALTER TABLE "care_step" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "care_step" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "care_step_note_sealed" CHECK (is_sealed("note"));

INSERT INTO "clear_text"
SELECT 'contact_attempt', 'note', t."id"::text, t."family_id", t."note" FROM "contact_attempt" t WHERE t."note" <> '';
ALTER TABLE "contact_attempt" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "contact_attempt" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "contact_attempt_note_sealed" CHECK (is_sealed("note"));

INSERT INTO "clear_text"
SELECT 'next_step', 'note', t."id"::text, t."family_id", t."note" FROM "next_step" t WHERE t."note" <> '';
ALTER TABLE "next_step" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "next_step" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "next_step_note_sealed" CHECK (is_sealed("note"));

-- A search reads and compares the texts in the application.
ALTER TABLE "help_item" DROP COLUMN "search_text";

INSERT INTO "clear_text"
SELECT 'help_item', 'text', t."id"::text, t."family_id", t."text" FROM "help_item" t WHERE t."text" <> '';
ALTER TABLE "help_item" ALTER COLUMN "text" DROP DEFAULT, ALTER COLUMN "text" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "help_item" ALTER COLUMN "text" SET DEFAULT '\x', ADD CONSTRAINT "help_item_text_sealed" CHECK (is_sealed("text"));

INSERT INTO "clear_text"
SELECT 'help_item', 'result_note', t."id"::text, t."family_id", t."result_note" FROM "help_item" t WHERE t."result_note" <> '';
ALTER TABLE "help_item" ALTER COLUMN "result_note" DROP DEFAULT, ALTER COLUMN "result_note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "help_item" ALTER COLUMN "result_note" SET DEFAULT '\x', ADD CONSTRAINT "help_item_result_note_sealed" CHECK (is_sealed("result_note"));

INSERT INTO "clear_text"
SELECT 'help_follow_up', 'note', t."id"::text, i."family_id", t."note" FROM "help_follow_up" t JOIN "interview" i ON i."id" = t."interview_id" WHERE t."note" <> '';
ALTER TABLE "help_follow_up" ALTER COLUMN "note" DROP DEFAULT, ALTER COLUMN "note" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "help_follow_up" ALTER COLUMN "note" SET DEFAULT '\x', ADD CONSTRAINT "help_follow_up_note_sealed" CHECK (is_sealed("note"));

-- Words stay what they are when they are sealed anew, for the family to which a file gives their interview. The application alone
-- knows whether they are the same; that there are some, and everything else of the row, stays as it was.
CREATE OR REPLACE FUNCTION help_follow_up_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT (
    EXISTS (SELECT 1 FROM "help_item" WHERE "id" = old."help_item_id")
    AND EXISTS (SELECT 1 FROM "interview" WHERE "id" = old."interview_id"))
  THEN RETURN old; END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(new) - 'note' = to_jsonb(old) - 'note'
    AND octet_length(new."note") = octet_length(old."note")
  THEN RETURN new; END IF;
  RAISE EXCEPTION 'a follow-up of help is append-only';
END $$;

-- The key of publications is sealed with the key of its organisation. The application makes that of a new organisation.
INSERT INTO "clear_text" SELECT 'organisation', 'publication_key', "id"::text, "id", encode("publication_key", 'hex') FROM "organisation";
ALTER TABLE "organisation" ALTER COLUMN "publication_key" SET DEFAULT '\x';
UPDATE "organisation" SET "publication_key" = '\x';
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_publication_key_sealed" CHECK (is_sealed("publication_key"));
