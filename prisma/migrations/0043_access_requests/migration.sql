-- What gives somebody access to families waits here until a second person releases it. Nobody releases their own request.
ALTER TYPE "JobKind" ADD VALUE 'access_letter';

CREATE TYPE "AccessKind" AS ENUM ('role', 'invitation', 'password_link');

CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "AccessKind" NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_role" "Role" NOT NULL,
    "to_role" "Role" NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "released" BOOLEAN,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "access_request_decided" CHECK (("decided_at" IS NULL) = ("released" IS NULL)),
    -- Without a person the operator's command line decided.
    CONSTRAINT "access_request_second_person" CHECK ("released" IS NOT TRUE OR
        ("decided_by_id" IS DISTINCT FROM "requested_by_id" AND "decided_by_id" IS DISTINCT FROM "staff_id"))
);

CREATE INDEX "access_request_organisation_id_decided_at_idx" ON "access_request"("organisation_id", "decided_at");

CREATE UNIQUE INDEX "access_request_one_open" ON "access_request" ("staff_id", "kind") WHERE "decided_at" IS NULL;

ALTER TABLE "access_request" ADD CONSTRAINT "access_request_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "access_request" ADD CONSTRAINT "access_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
