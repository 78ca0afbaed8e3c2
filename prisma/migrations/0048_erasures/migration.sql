-- A family that was erased on request. The row holds nothing personal: a pseudonym that leads to no other row, and who erased
-- it, when and why in a code. A restored copy applies these rows before it serves, so they have no foreign key: they fit in any copy.
CREATE TYPE "ErasureReason" AS ENUM ('parent_asked', 'consent_withdrawn', 'entered_by_mistake', 'no_longer_needed');

CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "ref_hash" BYTEA,
    "reason" "ErasureReason" NOT NULL,
    "erased_by_id" UUID,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "erasure_family_id_key" ON "erasure"("family_id");

CREATE INDEX "erasure_organisation_id_erased_at_idx" ON "erasure"("organisation_id", "erased_at");

CREATE INDEX "erasure_organisation_id_ref_hash_idx" ON "erasure"("organisation_id", "ref_hash");

CREATE FUNCTION erasure_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'erasures are append-only';
END $$;
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON "erasure" FOR EACH ROW EXECUTE FUNCTION erasure_is_append_only();

-- The only way for the application to delete a family: it leaves a row that nobody changes or removes. Erasing one family and
-- erasing again what a restored copy brought back are the same: these erasures are recorded, and every family with one goes.
-- All that belongs to a family goes by its foreign keys. A key of each family would be destroyed here as well. The search path
-- names `public`, because the triggers of the tables run with it; the application creates nothing there.
CREATE FUNCTION apply_erasures(erasures JSONB) RETURNS SETOF UUID
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO public.erasure (id, organisation_id, family_id, ref_hash, reason, erased_by_id, erased_at)
  SELECT e.id, e.organisation_id, e.family_id, decode(e.ref_hash, 'hex'), e.reason::public."ErasureReason", e.erased_by_id,
    coalesce(e.erased_at, now())
  FROM jsonb_to_recordset(erasures) AS e(id UUID, organisation_id UUID, family_id UUID, ref_hash TEXT, reason TEXT,
    erased_by_id UUID, erased_at TIMESTAMPTZ)
  ON CONFLICT DO NOTHING;
  RETURN QUERY DELETE FROM public.family f USING public.erasure e
    WHERE e.family_id = f.id AND e.organisation_id = f.organisation_id RETURNING f.id;
END $$;
REVOKE ALL ON FUNCTION apply_erasures(JSONB) FROM PUBLIC;
