-- A concern is decided while its last entry is a decision and somebody saw every entry that others wrote: the rule of
-- `isDecided` (src/domain/calls/concern-steps.ts).
CREATE FUNCTION concern_is_decided(concern uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT d."kind"::text = 'decided' AND NOT EXISTS (
      SELECT 1 FROM "concern_entry" e LEFT JOIN "concern_sighting" s ON s."entry_id" = e."id"
      WHERE e."concern_id" = concern AND e."written_by_id" <> d."written_by_id" AND s."entry_id" IS NULL)
    FROM "concern_entry" d WHERE d."concern_id" = concern ORDER BY d."written_at" DESC LIMIT 1), false)
$$;

-- Whether the retention period of the concern is over: it is decided, and the decision is so many months old.
CREATE OR REPLACE FUNCTION concern_is_expired(concern uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT concern_is_decided(concern) AND coalesce((
    SELECT e."written_at" < now() - make_interval(months => o."concern_months")
    FROM "concern_entry" e JOIN "organisation" o ON o."id" = e."organisation_id"
    WHERE e."concern_id" = concern ORDER BY e."written_at" DESC LIMIT 1), false)
$$;
