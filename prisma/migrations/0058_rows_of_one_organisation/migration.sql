-- Row-level security on every table that is of an organisation. The application says in each transaction for which organisation it
-- works (`nabij.organisation`), or for which purpose before anybody is known (`nabij.purpose`); without it no row is read or
-- written. The value is read once for a statement, in a subquery, so that the planner treats it as a constant.
-- FORCE holds for the owner too. It migrates, takes backups and owns the functions that erase, so a policy of its own shows it
-- every row; no request runs as the owner.

CREATE FUNCTION nabij_purpose() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT current_setting('nabij.purpose', true) $$;

-- Of the application all rows of releases were visible, while readers had policies.
DROP POLICY IF EXISTS "nabij_app" ON "release";
DROP POLICY IF EXISTS "nabij_app" ON "release_revision";

DO $$
DECLARE
  found_table text;
  is_own text;
BEGIN
  FOR found_table IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (c.relname IN ('organisation', 'quote_consent', 'clear_text')
      OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND NOT a.attisdropped))
  LOOP
    is_own := CASE found_table
      WHEN 'organisation' THEN '"id" = (SELECT nabij_setting(''organisation''))'
      WHEN 'quote_consent' THEN 'EXISTS (SELECT FROM "quote" WHERE "quote"."id" = "quote_id")'
      WHEN 'clear_text' THEN 'false'
      ELSE '"organisation_id" = (SELECT nabij_setting(''organisation''))' END;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found_table);
    EXECUTE format('CREATE POLICY "owner" ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', found_table);
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
