-- Words about people are sealed: encrypted by the application, under a key of their family that no database holds. The columns
-- become bytes, and what stood in them waits in `clear_text` until the start has sealed it. The application serves once it is
-- empty.

-- No statistics are made of it, because they would hold samples of its words.
CREATE TABLE "clear_text" (
    "table_name" TEXT NOT NULL,
    "column_name" TEXT NOT NULL,
    "row_id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "clear_text_pkey" PRIMARY KEY ("table_name", "column_name", "row_id")
) WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false);

-- Which folder of keys belongs to this database: another one would make new keys for old families.
CREATE TABLE "key_store" (
    "id" UUID NOT NULL,

    CONSTRAINT "key_store_pkey" PRIMARY KEY ("id")
);

-- The first two bytes are those of no text.
CREATE FUNCTION "is_sealed"("bytes" BYTEA) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  octet_length(bytes) = 0 OR (octet_length(bytes) > 46 AND substring(bytes FROM 1 FOR 2) = '\xc101');

INSERT INTO "clear_text"
SELECT 'concern_entry', 'text', e."id"::text, c."family_id", e."text"
FROM "concern_entry" e JOIN "safety_concern" c ON c."id" = e."concern_id" WHERE e."text" <> '';
ALTER TABLE "concern_entry" ALTER COLUMN "text" TYPE BYTEA USING '\x'::bytea;
ALTER TABLE "concern_entry" ADD CONSTRAINT "concern_entry_text_sealed" CHECK (is_sealed("text"));
