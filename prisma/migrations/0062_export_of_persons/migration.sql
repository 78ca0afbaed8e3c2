-- Organisations that are there keep what they have; a new one begins without the export of persons.
ALTER TABLE organisation ADD COLUMN exports_persons boolean NOT NULL DEFAULT true;
ALTER TABLE organisation ALTER COLUMN exports_persons SET DEFAULT false;
