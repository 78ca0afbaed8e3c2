-- The role of a caller waits for a second person too, and a caller can be a trainee.
ALTER TABLE "access_request" ADD COLUMN "trainee" BOOLEAN NOT NULL DEFAULT false;
