-- Names, numbers and addresses as people look for them. The columns are generated, so that every way a row is written fills
-- them, and rows that are there already have them at once.

-- The same as src/domain/people/search-text.ts; tests/search.test.ts holds both together. Marks of words become spaces, quotes
-- and invisible characters go, letters lose their accents and their case.
CREATE FUNCTION "search_text"("given" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
  SELECT btrim(regexp_replace(replace(replace(replace(replace(translate(
    lower(regexp_replace(
      normalize(translate("given",
        U&'\002D\2010\2011\2012\2013\2014\2015\2212\FE58\FE63\FF0D\005F\002F\002E\002C\003B\003A\0028\0029\0027\2019\2018\201A\201B\0060\00B4\02BC\02B9\02BB\2032\FF07\0022\201C\201D\201E\00AB\00BB\00AD\200B\200C\200D\200E\200F\2060\FEFF',
        repeat(' ', 19)), NFKD),
      '[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u1AB0-\u1ABD\u1DC0-\u1DFF\u20D0-\u20DC\uFE20-\uFE2F]', '', 'g') COLLATE "und-x-icu"),
    'øłđðħıς', 'olddhiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'), ' ')
$function$;

-- Dutch lists pass over what stands before a surname ("van der Berg" is under B, "'t Hart" under H). The words are those that
-- the Dutch population register keeps apart from the surname. Without a surname the whole name sorts.
CREATE FUNCTION "sorting_name"("surname" TEXT, "parent_name" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
  SELECT coalesce(nullif(regexp_replace(btrim("surname"),
    '^(?:(?:aan|af|al|auf|bij|da|dal|dalla|das|de|degli|dei|del|della|den|der|des|di|die|do|dos|du|el|het|im|in|la|las|le|les|lo|los|of|onder|op|over|te|ten|ter|thoe|to|toe|tot|uijt|uit|van|ver|vom|von|voor|vor|zu|zum|zur|[''’‘`´][st])[ \u00A0]+|[dl][''’‘`´])+(?=\S)',
    '', 'i'), '') || ', ' || "parent_name", "parent_name")
$function$;

-- A number as its digits, an address in lower case.
CREATE FUNCTION "search_value"("kind" "ContactKind", "value" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $function$
  SELECT CASE "kind" WHEN 'phone' THEN regexp_replace("value", '[^0-9]', '', 'g') ELSE lower("value" COLLATE "und-x-icu") END
$function$;

ALTER TABLE "family_identity" ADD COLUMN "surname" TEXT NOT NULL DEFAULT '';
ALTER TABLE "family_identity"
  ADD COLUMN "search_name" TEXT GENERATED ALWAYS AS ("search_text"("parent_name" || ' ' || "surname")) STORED,
  ADD COLUMN "sorting_name" TEXT COLLATE "nl-x-icu" GENERATED ALWAYS AS ("sorting_name"("surname", "parent_name")) STORED;
DROP INDEX "family_identity_organisation_id_parent_name_idx";
CREATE INDEX "family_identity_organisation_id_sorting_name_family_id_idx" ON "family_identity"("organisation_id", "sorting_name", "family_id");

ALTER TABLE "contact_point" ADD COLUMN "search_value" TEXT GENERATED ALWAYS AS ("search_value"("kind", "value")) STORED;
DROP INDEX "contact_point_organisation_id_value_idx";
CREATE INDEX "contact_point_organisation_id_search_value_idx" ON "contact_point"("organisation_id", "search_value");

ALTER TABLE "school" ADD COLUMN "search_name" TEXT GENERATED ALWAYS AS ("search_text"("name")) STORED;
ALTER TABLE "help_item" ADD COLUMN "search_text" TEXT GENERATED ALWAYS AS ("search_text"("text")) STORED;
