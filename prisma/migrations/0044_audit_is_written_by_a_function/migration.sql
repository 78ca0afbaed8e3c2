-- The application has no right to insert, change or delete audit rows. It calls this function, which runs with the rights of
-- its owner (scripts/lib/grant-rights.mjs makes `nabij_audit` the owner) in the transaction of the caller. Neither the id nor
-- the time can be chosen. The search path is fixed, so that no table of another schema takes the place of the audit.
CREATE FUNCTION write_audit_row(organisation UUID, staff UUID, verb TEXT, subject UUID, detail JSONB)
  RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE written BIGINT;
BEGIN
  INSERT INTO public.audit (organisation_id, staff_id, verb, subject_id, detail)
  VALUES (organisation, staff, write_audit_row.verb, subject, write_audit_row.detail) RETURNING id INTO written;
  RETURN written;
END $$;
REVOKE ALL ON FUNCTION write_audit_row(UUID, UUID, TEXT, UUID, JSONB) FROM PUBLIC;
