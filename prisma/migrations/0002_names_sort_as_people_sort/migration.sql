-- The database compares text byte by byte, and then Émile comes after Zoë. Names of people and places say how they sort.
ALTER TABLE "family_identity" ALTER COLUMN "parent_name" TYPE TEXT COLLATE "nl-x-icu";
ALTER TABLE "staff" ALTER COLUMN "name" TYPE TEXT COLLATE "nl-x-icu";
ALTER TABLE "school" ALTER COLUMN "name" TYPE TEXT COLLATE "nl-x-icu";
ALTER TABLE "school_board" ALTER COLUMN "name" TYPE TEXT COLLATE "nl-x-icu";
ALTER TABLE "municipality" ALTER COLUMN "name" TYPE TEXT COLLATE "nl-x-icu";
