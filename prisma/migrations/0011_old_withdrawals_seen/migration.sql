-- Migration 0006 made of every withdrawal of the past an entry that waits for eyes, although the list of before left withdrawn
-- concerns out. Such a withdrawal counts as seen by who withdrew it, and so do the words that nobody else saw. Where somebody
-- else than the author withdrew words that no coordinator had seen, both go on waiting: those are worth reading.
-- Entries written since have an audit row that names them.
WITH "past" AS (
    SELECT e."concern_id", e."organisation_id", e."written_by_id", e."written_at"
    FROM "concern_entry" e JOIN "safety_concern" c ON c."id" = e."concern_id"
    WHERE e."kind" = 'withdrawn' AND e."text" = ''
      AND NOT EXISTS (
        SELECT 1 FROM "audit" a
        WHERE a."subject_id" = c."interview_id" AND a."verb" = 'concern.raise' AND a."detail" ->> 'entry' = e."id"::text)
      AND (e."written_by_id" = c."raised_by_id" OR NOT EXISTS (
        SELECT 1 FROM "concern_entry" r LEFT JOIN "concern_sighting" s ON s."entry_id" = r."id"
        WHERE r."concern_id" = e."concern_id" AND r."kind" = 'raised' AND r."written_at" <= e."written_at"
          AND s."entry_id" IS NULL)))
INSERT INTO "concern_sighting" ("entry_id", "organisation_id", "seen_by_id", "seen_at")
SELECT e."id", p."organisation_id", p."written_by_id", p."written_at"
FROM "past" p JOIN "concern_entry" e ON e."concern_id" = p."concern_id" AND e."written_at" <= p."written_at"
ON CONFLICT ("entry_id") DO NOTHING;
