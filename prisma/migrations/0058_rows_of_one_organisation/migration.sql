-- Row-level security on every table that is of an organisation. The application says in each transaction for which organisation it
-- works (`nabij.organisation`), or for which purpose before anybody is known (`nabij.purpose`); without it no row is read or
-- written. The value is read once for a statement, in a subquery, so that the planner treats it as a constant.
-- FORCE holds for the owner too. It migrates, takes backups and owns the functions that erase, so a policy of its own shows it
-- every row; no request runs as the owner.

CREATE FUNCTION nabij_purpose() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT current_setting('nabij.purpose', true) $$;
ALTER FUNCTION nabij_setting(text) PARALLEL SAFE;

-- Of the application all rows of releases were visible, while readers had policies.
DROP POLICY IF EXISTS "nabij_app" ON "release";
DROP POLICY IF EXISTS "nabij_app" ON "release_revision";

DO $$
DECLARE
  found_table text;
  its_owner text;
  is_own text;
BEGIN
  FOR found_table, its_owner IN
    SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (c.relname IN ('organisation', 'quote_consent', 'clear_text')
      OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped))
  LOOP
    is_own := CASE found_table
      WHEN 'organisation' THEN '"id" = (SELECT nabij_setting(''organisation''))'
      WHEN 'quote_consent' THEN 'EXISTS (SELECT FROM "quote" WHERE "quote"."id" = "quote_id")'
      WHEN 'clear_text' THEN 'false'
      ELSE '"organisation_id" = (SELECT nabij_setting(''organisation''))' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found_table);
    EXECUTE format('CREATE POLICY "owner" ON %I TO %I USING (true) WITH CHECK (true)', found_table, its_owner);
    EXECUTE format('CREATE POLICY "own_organisation" ON %I TO "nabij_app", "nabij_audit" USING (%s) WITH CHECK (%s)',
      found_table, is_own, is_own);
  END LOOP;
END $$;

-- What each purpose reads of all organisations.
DO $$
DECLARE
  purpose text;
  found_table text;
BEGIN
  FOR purpose, found_table IN VALUES
    -- Who somebody is: by a session, an address, a passkey or an account at the provider.
    ('sign_in', 'absence'), ('sign_in', 'factor'), ('sign_in', 'known_device'), ('sign_in', 'one_time_link'),
    ('sign_in', 'organisation'), ('sign_in', 'passkey'), ('sign_in', 'provider_account'), ('sign_in', 'session'),
    ('sign_in', 'staff'),
    -- Whose a link is.
    ('link', 'calendar_feed'), ('link', 'one_time_link'), ('link', 'release_link'), ('link', 'staff'),
    -- Of whom the job is that a worker was handed, and how many wait.
    ('jobs', 'job'),
    -- One chain over the log of all.
    ('log', 'audit'), ('log', 'organisation'),
    ('organisations', 'organisation'),
    -- Whether words wait to be sealed.
    ('start', 'clear_text')
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO "nabij_app" USING ((SELECT nabij_purpose()) = %L)',
      'purpose_' || purpose, found_table, purpose);
  END LOOP;
END $$;

-- The look-up of a session notes in the same statement when it was used.
CREATE POLICY "purpose_sign_in_notes" ON "session" FOR UPDATE TO "nabij_app"
  USING ((SELECT nabij_purpose()) = 'sign_in') WITH CHECK ((SELECT nabij_purpose()) = 'sign_in');

-- A policy keeps the planner from an index whose operator could tell of rows that are not shown, such as that of arrays. These two
-- look up by such an index as the owner, in the organisation of the transaction alone, and give ids and nothing else.
CREATE FUNCTION points_with_lookup(wanted BYTEA) RETURNS SETOF UUID
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
  SELECT id FROM public.contact_point WHERE lookups @> ARRAY[wanted] AND organisation_id = public.nabij_setting('organisation')
$$;
REVOKE ALL ON FUNCTION points_with_lookup(BYTEA) FROM PUBLIC;
CREATE FUNCTION log_rows_of_family(family UUID) RETURNS SETOF BIGINT
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
  SELECT id FROM public.audit WHERE families @> ARRAY[family] AND organisation_id = public.nabij_setting('organisation')
$$;
REVOKE ALL ON FUNCTION log_rows_of_family(UUID) FROM PUBLIC;

-- Both functions that delete a family run as the owner, whom a policy shows every row. The application erases with them in the
-- organisation of its transaction alone. The owner, who restores a copy as a whole, is asked for none.
CREATE FUNCTION is_own_organisation(organisation UUID, owner NAME) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(session_user, owner, 'MEMBER')
    OR organisation IS NOT DISTINCT FROM (SELECT public.nabij_setting('organisation'))
$$;

CREATE OR REPLACE FUNCTION apply_erasures(erasures JSONB) RETURNS SETOF UUID
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM jsonb_to_recordset(erasures) AS e(organisation_id UUID, family_id UUID)
    WHERE NOT public.is_own_organisation(e.organisation_id, current_user) OR EXISTS (SELECT FROM public.family f
      WHERE f.id = e.family_id AND f.organisation_id <> e.organisation_id))
  THEN RAISE EXCEPTION 'an erasure of another organisation' USING ERRCODE = 'insufficient_privilege'; END IF;
  INSERT INTO public.erasure (id, organisation_id, family_id, ref_hash, reason, erased_by_id, erased_at)
  SELECT e.id, e.organisation_id, e.family_id, decode(e.ref_hash, 'hex'), e.reason::public."ErasureReason", e.erased_by_id,
    coalesce(e.erased_at, now())
  FROM jsonb_to_recordset(erasures) AS e(id UUID, organisation_id UUID, family_id UUID, ref_hash TEXT, reason TEXT,
    erased_by_id UUID, erased_at TIMESTAMPTZ)
  ON CONFLICT DO NOTHING;
  RETURN QUERY DELETE FROM public.family f USING public.erasure e
    WHERE e.family_id = f.id AND e.organisation_id = f.organisation_id
      AND public.is_own_organisation(f.organisation_id, current_user) RETURNING f.id;
END $$;

CREATE OR REPLACE FUNCTION apply_retention(of_family UUID, ref_hash TEXT, at_moment TIMESTAMPTZ) RETURNS BOOLEAN
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organisation UUID;
  announced public.retention_warning%ROWTYPE;
BEGIN
  SELECT f.organisation_id INTO organisation FROM public.family f
    WHERE f.id = of_family AND public.is_own_organisation(f.organisation_id, current_user) FOR UPDATE;
  SELECT * INTO announced FROM public.retention_warning w
    WHERE w.family_id = of_family AND w.organisation_id = organisation FOR UPDATE;
  IF NOT FOUND OR announced.days < 30 OR announced.ends_on > announced.counted_on
    OR EXISTS (SELECT FROM public.retention_extension x WHERE x.family_id = of_family AND x.until >= announced.counted_on)
    OR cardinality(public.retention_holds(of_family, at_moment)) > 0 THEN RETURN false; END IF;
  INSERT INTO public.past_family (id, organisation_id, kind, listed_year, last_year, conversations)
  SELECT gen_random_uuid(), f.organisation_id, announced.kind, extract(year FROM f.listed_since)::smallint,
    extract(year FROM announced.counts_from)::smallint,
    (SELECT count(*)::smallint FROM public.interview i WHERE i.family_id = f.id AND i.state::text = 'completed')
  FROM public.family f WHERE f.id = of_family;
  PERFORM public.apply_erasures(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'family_id', of_family,
    'organisation_id', organisation, 'ref_hash', ref_hash, 'reason', 'term_over', 'erased_at', at_moment)));
  RETURN true;
END $$;
