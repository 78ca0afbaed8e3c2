-- For somebody who lost every factor: one asks, another releases.
ALTER TYPE "AccessKind" ADD VALUE 'clear_factors';

-- Passkeys (WebAuthn): the key pair of a device or a password manager. Here is the public half alone.
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "user_handle" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "is_multi_device" BOOLEAN NOT NULL,
    "is_backed_up" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

CREATE INDEX "passkey_staff_id_idx" ON "passkey"("staff_id");

ALTER TABLE "passkey" ADD CONSTRAINT "passkey_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id")
    ON DELETE CASCADE ON UPDATE CASCADE;

-- What a passkey must sign, once and within minutes. `browser_hash` is that of a session, or of the cookie of a browser on which
-- nobody signed in yet. Only such a browser has an `address_hash`: strangers get a bounded number of rows.
CREATE TYPE "PasskeyPurpose" AS ENUM ('sign_in', 'verify', 'add');

CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" BYTEA NOT NULL,
    "purpose" "PasskeyPurpose" NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "address_hash" BYTEA,
    "user_handle" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "passkey_challenge_challenge_key" ON "passkey_challenge"("challenge");

CREATE INDEX "passkey_challenge_browser_hash_idx" ON "passkey_challenge"("browser_hash");

CREATE INDEX "passkey_challenge_address_hash_idx" ON "passkey_challenge"("address_hash");

CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");
