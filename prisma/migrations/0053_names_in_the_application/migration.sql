-- The application finds and orders families by name itself, so that the database need not be able to read a name.
ALTER TABLE "family_identity" DROP COLUMN "search_name", DROP COLUMN "sorting_name";
DROP FUNCTION "search_words"(TEXT);
DROP FUNCTION "sorting_name"(TEXT, TEXT);
CREATE INDEX "family_identity_organisation_id_idx" ON "family_identity"("organisation_id");
