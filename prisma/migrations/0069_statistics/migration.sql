-- Tells the planner about rows that were stored in great numbers. The database finds out by itself within a minute or more; until then
-- it takes the tables for empty, and reads whole tables for each row of a page. Only the owner of a table may have it looked at.
CREATE FUNCTION recompute_statistics() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  stored regclass;
BEGIN
  FOR stored IN
    SELECT c.oid FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND r.rolname = current_user
    ORDER BY c.oid
  LOOP
    EXECUTE format('ANALYZE %s', stored);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION recompute_statistics() FROM PUBLIC;
