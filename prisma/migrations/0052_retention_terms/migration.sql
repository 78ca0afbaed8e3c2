-- After its term a family is erased as on request, and what stays is a bare row for counts (docs/decisions/0049-retention-terms.md).
ALTER TYPE "ErasureReason" ADD VALUE 'term_over';
ALTER TYPE "JobKind" ADD VALUE 'retention';

CREATE TYPE "FamilyKind" AS ENUM ('in_programme', 'refused', 'left', 'never_reached');
CREATE TYPE "ExtensionReason" AS ENUM ('help_goes_on', 'parent_asked', 'complaint', 'calls_again');

-- How many months each kind of family is kept after the last thing that happened, and the last day on which the terms were applied.
ALTER TABLE "organisation" ADD COLUMN "months_in_programme" SMALLINT NOT NULL DEFAULT 24,
  ADD COLUMN "months_refused" SMALLINT NOT NULL DEFAULT 12,
  ADD COLUMN "months_left" SMALLINT NOT NULL DEFAULT 12,
  ADD COLUMN "months_never_reached" SMALLINT NOT NULL DEFAULT 12,
  ADD COLUMN "retention_enqueued_on" DATE,
  ADD CONSTRAINT "organisation_retention_months" CHECK ("months_in_programme" BETWEEN 6 AND 60 AND "months_refused" BETWEEN 6 AND 60
    AND "months_left" BETWEEN 6 AND 60 AND "months_never_reached" BETWEEN 6 AND 60);

-- A family whose term is nearly over: since how many days that could be seen, up to the day on which it was last counted.
CREATE TABLE "retention_warning" (
    "family_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "FamilyKind" NOT NULL,
    "counts_from" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "days" SMALLINT NOT NULL,
    "counted_on" DATE NOT NULL,

    CONSTRAINT "retention_warning_pkey" PRIMARY KEY ("family_id")
);
CREATE INDEX "retention_warning_organisation_id_ends_on_idx" ON "retention_warning"("organisation_id", "ends_on");
ALTER TABLE "retention_warning" ADD CONSTRAINT "retention_warning_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A coordinator decided to keep the family longer: through the day `until`.
CREATE TABLE "retention_extension" (
    "family_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reason" "ExtensionReason" NOT NULL,
    "until" DATE NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_extension_pkey" PRIMARY KEY ("family_id")
);
ALTER TABLE "retention_extension" ADD CONSTRAINT "retention_extension_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is left of a family for counts. The id is random and years are all that it says of time, so it leads to no row of the log.
CREATE TABLE "past_family" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "kind" "FamilyKind" NOT NULL,
    "listed_year" SMALLINT NOT NULL,
    "last_year" SMALLINT NOT NULL,
    "conversations" SMALLINT NOT NULL,

    CONSTRAINT "past_family_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "past_family_organisation_id_last_year_idx" ON "past_family"("organisation_id", "last_year");

-- What a family waits for, so that it is kept whatever its term says: the names of `holds` (src/domain/retention/retention-term.ts).
CREATE FUNCTION retention_holds(of_family UUID, at_moment TIMESTAMPTZ) RETURNS TEXT[] LANGUAGE sql STABLE AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT FROM "safety_concern" c WHERE c."family_id" = of_family AND NOT concern_is_expired(c."id"))
      THEN 'concern' END,
    CASE WHEN EXISTS (SELECT FROM "help_item" h WHERE h."family_id" = of_family AND h."state"::text = 'open') THEN 'help' END,
    CASE WHEN EXISTS (SELECT FROM "care_step" s WHERE s."family_id" = of_family AND s."done_at" IS NULL) THEN 'care_step' END,
    CASE WHEN EXISTS (SELECT FROM "parent_request" r WHERE r."family_id" = of_family AND r."answered_on" IS NULL)
      THEN 'parent_request' END,
    CASE WHEN EXISTS (SELECT FROM "call_lease" l WHERE l."family_id" = of_family AND l."expires_at" > at_moment) THEN 'call' END
  ], NULL)
$$;

-- The only way to remove a family after its term. The database refuses it by itself unless the family was announced for thirty
-- days, its term is over on a day that was counted, and nothing holds it, whatever the application believes. Whoever works with the
-- family at this moment holds its row, so this waits for them and looks again. The family goes as by an erasure, with its row there.
CREATE FUNCTION apply_retention(of_family UUID, ref_hash TEXT, at_moment TIMESTAMPTZ) RETURNS BOOLEAN
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organisation UUID;
  announced public.retention_warning%ROWTYPE;
BEGIN
  SELECT f.organisation_id INTO organisation FROM public.family f WHERE f.id = of_family FOR UPDATE;
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
REVOKE ALL ON FUNCTION apply_retention(UUID, TEXT, TIMESTAMPTZ) FROM PUBLIC;
