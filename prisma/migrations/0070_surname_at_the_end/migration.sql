-- Whether the name ends with the surname, as nearly all do: then a list reads the surname from the name, and opens one text of a family
-- in place of two. It says nothing about who the family is.
ALTER TABLE "family_identity" ADD COLUMN "surname_ends_name" BOOLEAN NOT NULL DEFAULT false;
