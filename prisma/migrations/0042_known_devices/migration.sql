-- The devices on which somebody signed in before. Their failures are counted by themselves, so that a stranger who guesses a
-- password locks nobody out. Only a hash of the cookie is stored, and of the address only a keyed hash.
CREATE TABLE "known_device" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "address_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "known_device_staff_id_token_hash_key" ON "known_device"("staff_id", "token_hash");

ALTER TABLE "known_device" ADD CONSTRAINT "known_device_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
