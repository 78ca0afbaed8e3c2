-- What somebody agreed in the place of an absent caller for whom nobody covered is theirs. Earlier ones stay with the caller.
ALTER TABLE "contact_attempt" ADD COLUMN "for_absent" BOOLEAN NOT NULL DEFAULT false;
