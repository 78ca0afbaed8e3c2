-- Who looked at which family, in which role, where, from where and on what ground (NEN 7513). Rows from before have nulls.
ALTER TABLE "audit"
  ADD COLUMN "role" TEXT,
  ADD COLUMN "part" TEXT,
  ADD COLUMN "result" TEXT,
  ADD COLUMN "origin" TEXT,
  ADD COLUMN "ground" TEXT,
  ADD COLUMN "address_hash" BYTEA,
  ADD COLUMN "families" UUID[];

-- Finds the views of one family. Rows of changes have no families and cost the index nothing.
CREATE INDEX "audit_families_idx" ON "audit" USING GIN ("families") WHERE "families" IS NOT NULL;

-- The files that hold every family of an organisation, which name none.
CREATE INDEX "audit_files_idx" ON "audit" ("organisation_id", "at") WHERE "part" = 'file';

-- What one member of staff opened.
CREATE INDEX "audit_views_idx" ON "audit" ("staff_id", "at", "id") WHERE "part" IS NOT NULL;

-- A call with five arguments works as before. A refusal says so in its detail, and the result follows from it.
DROP FUNCTION write_audit_row(UUID, UUID, TEXT, UUID, JSONB);
CREATE FUNCTION write_audit_row(organisation UUID, staff UUID, verb TEXT, subject UUID, detail JSONB,
    role TEXT DEFAULT NULL, part TEXT DEFAULT NULL, result TEXT DEFAULT NULL, origin TEXT DEFAULT NULL,
    ground TEXT DEFAULT NULL, address_hash BYTEA DEFAULT NULL, families UUID[] DEFAULT NULL)
  RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE written BIGINT;
BEGIN
  INSERT INTO public.audit
    (organisation_id, staff_id, verb, subject_id, detail, role, part, result, origin, ground, address_hash, families)
  VALUES (organisation, staff, write_audit_row.verb, subject, write_audit_row.detail, write_audit_row.role,
    write_audit_row.part,
    coalesce(write_audit_row.result, CASE
      WHEN write_audit_row.detail ->> 'refused' IS DISTINCT FROM 'true' THEN 'allowed'
      WHEN write_audit_row.detail ->> 'reason' = 'not_found' THEN 'not_found'
      ELSE 'refused' END),
    write_audit_row.origin, write_audit_row.ground, write_audit_row.address_hash, write_audit_row.families)
  RETURNING id INTO written;
  RETURN written;
END $$;
REVOKE ALL ON FUNCTION
  write_audit_row(UUID, UUID, TEXT, UUID, JSONB, TEXT, TEXT, TEXT, TEXT, TEXT, BYTEA, UUID[]) FROM PUBLIC;
