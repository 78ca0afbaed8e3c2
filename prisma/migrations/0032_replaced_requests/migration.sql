-- A wish that a later one took the place of was asked all the same; one that was withdrawn was not.
ALTER TABLE "call_request" ADD COLUMN "replaced_by_id" UUID;
