-- The letter after somebody added or removed a factor.
ALTER TYPE "JobKind" ADD VALUE 'factor_letter';

CREATE TYPE "FactorKind" AS ENUM ('totp');

CREATE TABLE "factor" (
  "id" UUID NOT NULL,
  "organisation_id" UUID NOT NULL,
  "staff_id" UUID NOT NULL,
  "kind" "FactorKind" NOT NULL,
  "seed" BYTEA NOT NULL,
  "last_step" BIGINT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "factor_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "factor_staff_id_idx" ON "factor"("staff_id");
ALTER TABLE "factor" ADD CONSTRAINT "factor_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "recovery_code" (
  "staff_id" UUID NOT NULL,
  "code_hash" BYTEA NOT NULL,
  "organisation_id" UUID NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("staff_id", "code_hash")
);
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;

-- Sessions that are open now had a password alone: their next request asks for the second step.
ALTER TABLE "session" ADD COLUMN "verified_at" TIMESTAMPTZ(3);

ALTER TABLE "organisation" ADD COLUMN "is_demonstration" BOOLEAN NOT NULL DEFAULT false;
-- Only the loader of the demonstration writes this audit row, in an empty database.
UPDATE "organisation" SET "is_demonstration" = true
WHERE EXISTS (SELECT FROM "audit" WHERE "audit"."organisation_id" = "organisation"."id"
  AND "audit"."subject_id" = "organisation"."id" AND "audit"."verb" = 'organisation.fill_demo');

CREATE FUNCTION organisation_stays_real() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'whether an organisation is a demonstration never changes';
END
$$;
CREATE TRIGGER "organisation_stays_real" BEFORE UPDATE ON "organisation"
  FOR EACH ROW WHEN (OLD."is_demonstration" IS DISTINCT FROM NEW."is_demonstration")
  EXECUTE FUNCTION organisation_stays_real();
