-- Large imports and exports are jobs. Their files stand here for a day at most, compressed and encrypted.
ALTER TYPE "JobKind" ADD VALUE 'import_file';
ALTER TYPE "JobKind" ADD VALUE 'export_file';

CREATE TYPE "JobFileRole" AS ENUM ('input', 'result');

CREATE TABLE "job_file" (
    "job_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "JobFileRole" NOT NULL,
    "bytes" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_file_pkey" PRIMARY KEY ("job_id", "role"),
    CONSTRAINT "job_file_bounded" CHECK (octet_length("bytes") <= 52428800)
);

CREATE INDEX "job_file_organisation_id_idx" ON "job_file"("organisation_id");

CREATE INDEX "job_file_expires_at_idx" ON "job_file"("expires_at");

ALTER TABLE "job_file" ADD CONSTRAINT "job_file_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

-- A job without an input has nothing left to do, so what was uploaded for it goes in the same transaction. What it made goes
-- when whoever asked has put the job away.
CREATE FUNCTION delete_files_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM job_file WHERE job_id = NEW.id AND (role = 'input' OR NEW.dismissed_at IS NOT NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER job_without_input_has_no_file AFTER UPDATE OF input, dismissed_at ON "job" FOR EACH ROW
  WHEN (NEW.input IS NULL) EXECUTE FUNCTION delete_files_of_job();

-- A file may name a family that is erased, and nobody can look into it. So erasing deletes every file of the organisation, also
-- the one that a job is about to store: a job writes it into a row that was there before it read anything.
CREATE FUNCTION delete_files_of_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM job_file WHERE organisation_id IN (SELECT organisation_id FROM erased);
  RETURN NULL;
END $$;
CREATE TRIGGER family_erasure_deletes_files AFTER DELETE ON "family" REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION delete_files_of_organisation();
CREATE TRIGGER interview_erasure_deletes_files AFTER DELETE ON "interview" REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION delete_files_of_organisation();
