-- Finding the family of a parent who calls back, and telling its caller.

-- The words of a folded name, so that an index finds the names with a word that begins as typed. No word of a search is longer.
CREATE FUNCTION "search_words"("folded" TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
  SELECT array_to_tsvector(ARRAY(SELECT left(word, 100) FROM unnest(string_to_array("folded", ' ')) AS word WHERE word <> ''))
$function$;

-- Every five digits in a row, so that an index finds the numbers that contain the digits of a search, in whatever notation
-- they were typed.
CREATE FUNCTION "digit_parts"("digits" TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
  SELECT ARRAY(SELECT DISTINCT substr("digits", place, 5) FROM generate_series(1, length("digits") - 4) AS place)
$function$;

CREATE INDEX "family_identity_search_words_idx" ON "family_identity" USING gin ("search_words"("search_name"));
CREATE INDEX "contact_point_digit_parts_idx" ON "contact_point" USING gin ("digit_parts"("search_value")) WHERE "kind" = 'phone';
CREATE INDEX "child_organisation_id_age_idx" ON "child"("organisation_id", "age");

CREATE TYPE "CallNoticeKind" AS ENUM ('passed_on', 'taken_over');

CREATE TABLE "call_notice" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "kind" "CallNoticeKind" NOT NULL,
    "by_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,

    CONSTRAINT "call_notice_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "call_notice_organisation_id_seen_at_idx" ON "call_notice"("organisation_id", "seen_at");
CREATE INDEX "call_notice_family_id_idx" ON "call_notice"("family_id");
ALTER TABLE "call_notice" ADD CONSTRAINT "call_notice_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_notice" ADD CONSTRAINT "call_notice_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
