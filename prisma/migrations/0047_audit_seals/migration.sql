-- A chain over the log. Whoever can write in the database, its owner too, can change no row of the log without breaking it,
-- because every seal rests on a key that is not in the database (docs/decisions/0043-a-log-sealed-afterwards.md).
ALTER TYPE "JobKind" ADD VALUE 'log_letter';

-- Rows commit in another order than that of their ids, so the chain has an order of its own. No foreign key: a row of the log
-- that was deleted must leave its seal.
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "audit_id" BIGINT NOT NULL,
    "version" SMALLINT NOT NULL,
    "key_id" BYTEA NOT NULL,
    "mac" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq"),
    CONSTRAINT "audit_seal_bytes" CHECK (octet_length("mac") = 32 AND octet_length("key_id") = 8)
);
CREATE UNIQUE INDEX "audit_seal_audit_id_key" ON "audit_seal"("audit_id");

-- How far the chain goes, under the key: a chain that was cut is shorter than this row says.
CREATE TABLE "audit_head" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,
    "key_id" BYTEA NOT NULL,
    "mac" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_head_one" CHECK ("id")
);

-- The days of which the end of the chain was sent by mail.
CREATE TABLE "audit_anchor" (
    "day" DATE NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("day")
);

-- The application has no right to these tables but to read them. Like write_audit_row (0044) this function runs with the rights
-- of `nabij_audit`. Two workers never fork the chain: the second waits for the lock, and a number is given once.
CREATE FUNCTION record_audit_seals(first_seq BIGINT, audit_ids BIGINT[], macs BYTEA[], record_version SMALLINT, key BYTEA,
  run TIMESTAMPTZ, head BYTEA)
  RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE last_seq BIGINT := first_seq + cardinality(audit_ids) - 1;
BEGIN
  PERFORM pg_advisory_xact_lock(7014, 1);
  IF cardinality(audit_ids) = 0 OR first_seq <= (SELECT coalesce(max(seq), 0) FROM public.audit_seal) THEN
    RAISE EXCEPTION 'the chain goes on after its last seal';
  END IF;
  INSERT INTO public.audit_seal (seq, audit_id, version, key_id, mac, sealed_at)
  SELECT first_seq + place - 1, audit_id, record_version, key, mac, run
  FROM unnest(audit_ids, macs) WITH ORDINALITY AS sealed (audit_id, mac, place);
  INSERT INTO public.audit_head (id, seq, key_id, mac) VALUES (true, last_seq, key, head)
  ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, key_id = excluded.key_id, mac = excluded.mac;
  RETURN last_seq;
END $$;
REVOKE ALL ON FUNCTION record_audit_seals(BIGINT, BIGINT[], BYTEA[], SMALLINT, BYTEA, TIMESTAMPTZ, BYTEA) FROM PUBLIC;

-- Something odd in the log, for administrators. It has no content: who, what kind, how often, when.
CREATE TYPE "SignalKind" AS ENUM ('many_families', 'other_families', 'failed_sign_ins', 'refusals', 'exports', 'role_grants',
  'dead_links');
CREATE TYPE "SignalFinding" AS ENUM ('ordinary_work', 'talked_about', 'access_changed', 'data_breach');

CREATE TABLE "audit_signal" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "SignalKind" NOT NULL,
    "staff_id" UUID,
    "count" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,
    "finding" "SignalFinding",

    CONSTRAINT "audit_signal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_signal_seen" CHECK (("seen_at" IS NULL) = ("seen_by_id" IS NULL) AND ("seen_at" IS NULL) = ("finding" IS NULL)),
    -- Nobody decides about themselves.
    CONSTRAINT "audit_signal_second_person" CHECK ("seen_by_id" IS DISTINCT FROM "staff_id" OR "seen_by_id" IS NULL)
);
CREATE INDEX "audit_signal_organisation_id_seen_at_idx" ON "audit_signal"("organisation_id", "seen_at");
-- Once for each cause and day.
CREATE UNIQUE INDEX "audit_signal_of_person" ON "audit_signal" ("organisation_id", "day", "kind", "staff_id") WHERE "staff_id" IS NOT NULL;
CREATE UNIQUE INDEX "audit_signal_of_nobody" ON "audit_signal" ("organisation_id", "day", "kind") WHERE "staff_id" IS NULL;

ALTER TABLE "audit_signal" ADD CONSTRAINT "audit_signal_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "audit_signal" ADD CONSTRAINT "audit_signal_seen_by_id_fkey" FOREIGN KEY ("seen_by_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Up to which seal the log was looked at for signals.
CREATE TABLE "signal_position" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "signal_position_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "signal_position_one" CHECK ("id")
);

-- More different families than this, opened by one person on one day, is a signal.
ALTER TABLE "organisation" ADD COLUMN "families_a_day" INTEGER NOT NULL DEFAULT 60,
  ADD CONSTRAINT "organisation_families_a_day" CHECK ("families_a_day" BETWEEN 10 AND 1000);
