-- An account at the identity provider, and the person who signs in with it. Unique both ways: one account leads to one person,
-- and a person has one account at a provider.
CREATE TABLE "provider_account" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "second_factor" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_account_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "provider_account_issuer_subject_key" ON "provider_account"("issuer", "subject");

CREATE UNIQUE INDEX "provider_account_staff_id_issuer_key" ON "provider_account"("staff_id", "issuer");

ALTER TABLE "provider_account" ADD CONSTRAINT "provider_account_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
    ON DELETE CASCADE ON UPDATE CASCADE;

-- Null: nobody of the staff asked, but the groups of the identity provider.
ALTER TABLE "access_request" ALTER COLUMN "requested_by_id" DROP NOT NULL;
