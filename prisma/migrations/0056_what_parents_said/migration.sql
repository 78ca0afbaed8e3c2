-- What a parent said is sealed too (0053): answers with their history, how a call was for its caller, what a parent asks about
-- the data, why something is left out of the file for a parent, and quotes, which are words of a parent until they are published.

INSERT INTO "clear_text"
SELECT 'answer', 'value', a."interview_id" || '/' || a."key", i."family_id", a."value"::text
FROM "answer" a JOIN "interview" i ON i."id" = a."interview_id" WHERE a."value" IS NOT NULL
UNION ALL
SELECT 'answer', 'note', a."interview_id" || '/' || a."key", i."family_id", a."note"
FROM "answer" a JOIN "interview" i ON i."id" = a."interview_id" WHERE a."note" <> ''
UNION ALL
SELECT 'answer_change', 'value', c."operation_id"::text, i."family_id", c."value"::text
FROM "answer_change" c JOIN "interview" i ON i."id" = c."interview_id" WHERE c."value" IS NOT NULL
UNION ALL
SELECT 'answer_change', 'note', c."operation_id"::text, i."family_id", c."note"
FROM "answer_change" c JOIN "interview" i ON i."id" = c."interview_id" WHERE c."note" <> ''
UNION ALL
SELECT 'answer_change', 'reason', c."operation_id"::text, i."family_id", c."reason"
FROM "answer_change" c JOIN "interview" i ON i."id" = c."interview_id" WHERE c."reason" <> ''
UNION ALL
SELECT 'caller_check_in', 'feeling', c."interview_id" || '/' || c."staff_id", i."family_id", c."feeling"
FROM "caller_check_in" c JOIN "interview" i ON i."id" = c."interview_id" WHERE c."feeling" <> ''
UNION ALL
SELECT 'caller_check_in', 'text', c."interview_id" || '/' || c."staff_id", i."family_id", c."text"
FROM "caller_check_in" c JOIN "interview" i ON i."id" = c."interview_id" WHERE c."text" <> ''
UNION ALL
SELECT 'parent_request', 'words', "id"::text, "family_id", "words" FROM "parent_request" WHERE "words" <> ''
UNION ALL
SELECT 'parent_request', 'answer', "id"::text, "family_id", "answer" FROM "parent_request" WHERE "answer" <> ''
UNION ALL
SELECT 'report_omission', 'reason', "family_id" || '/' || "part" || '/' || "row_id", "family_id", "reason"
FROM "report_omission" WHERE "reason" <> ''
UNION ALL
SELECT 'quote', 'text', "id"::text, "organisation_id", "text" FROM "quote" WHERE "text" <> '';

-- A note has at most 10 000 signs, which the application checks.
ALTER TABLE "answer" DROP CONSTRAINT "answer_note_length",
  ALTER COLUMN "value" TYPE BYTEA USING CASE WHEN "value" IS NOT NULL THEN '\x'::bytea END,
  ALTER COLUMN "note" TYPE BYTEA USING CASE WHEN "note" IS NOT NULL THEN '\x'::bytea END,
  ADD CONSTRAINT "answer_value_sealed" CHECK (is_sealed("value")),
  ADD CONSTRAINT "answer_note_sealed" CHECK (is_sealed("note"));

ALTER TABLE "answer_change"
  ALTER COLUMN "value" TYPE BYTEA USING CASE WHEN "value" IS NOT NULL THEN '\x'::bytea END,
  ALTER COLUMN "note" TYPE BYTEA USING CASE WHEN "note" IS NOT NULL THEN '\x'::bytea END,
  ALTER COLUMN "reason" TYPE BYTEA USING CASE WHEN "reason" IS NOT NULL THEN '\x'::bytea END,
  ADD CONSTRAINT "answer_change_value_sealed" CHECK (is_sealed("value")),
  ADD CONSTRAINT "answer_change_note_sealed" CHECK (is_sealed("note")),
  ADD CONSTRAINT "answer_change_reason_sealed" CHECK (is_sealed("reason"));

ALTER TABLE "caller_check_in" ALTER COLUMN "text" DROP DEFAULT,
  ALTER COLUMN "feeling" TYPE BYTEA USING CASE WHEN "feeling" IS NOT NULL THEN '\x'::bytea END,
  ALTER COLUMN "text" TYPE BYTEA USING '\x'::bytea,
  ADD CONSTRAINT "caller_check_in_feeling_sealed" CHECK (is_sealed("feeling")),
  ADD CONSTRAINT "caller_check_in_text_sealed" CHECK (is_sealed("text"));

ALTER TABLE "parent_request" ALTER COLUMN "words" DROP DEFAULT, ALTER COLUMN "answer" DROP DEFAULT,
  ALTER COLUMN "words" TYPE BYTEA USING '\x'::bytea,
  ALTER COLUMN "answer" TYPE BYTEA USING '\x'::bytea,
  ADD CONSTRAINT "parent_request_words_sealed" CHECK (is_sealed("words")),
  ADD CONSTRAINT "parent_request_answer_sealed" CHECK (is_sealed("answer"));

ALTER TABLE "report_omission"
  ALTER COLUMN "reason" TYPE BYTEA USING '\x'::bytea,
  ADD CONSTRAINT "report_omission_reason_sealed" CHECK (is_sealed("reason"));

ALTER TABLE "quote"
  ALTER COLUMN "text" TYPE BYTEA USING '\x'::bytea,
  ADD CONSTRAINT "quote_text_sealed" CHECK (is_sealed("text"));
