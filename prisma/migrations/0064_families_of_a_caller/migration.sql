-- Which families of the organisation a caller sees: the same as `src/domain/access` says. The application says in each transaction
-- who it is (`nabij.staff`) and the moment by its clock (`nabij.at`). For everybody but callers the first condition of a policy is
-- true, and no more of it is evaluated. Sets of ids are read once for a statement, and only when a row needs them.

CREATE FUNCTION nabij_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('nabij.at', true), '')::timestamptz, now()) $$;
ALTER FUNCTION nabij_role() PARALLEL SAFE;

CREATE FUNCTION nabij_is_no_caller() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('nabij.role', true), '') <> 'caller' $$;

-- Whose work this person does: their own, and that of colleagues who are away today and for whom they cover.
CREATE FUNCTION nabij_stands_in_for() RETURNS SETOF UUID
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person CONSTANT uuid := public.nabij_setting('staff');
  today CONSTANT date := (public.nabij_moment() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  RETURN QUERY SELECT person WHERE person IS NOT NULL
    UNION ALL SELECT a.staff_id FROM public.absence a
      WHERE a.cover_id = person AND a.organisation_id = public.nabij_setting('organisation') AND a.removed_at IS NULL
        AND a.from_day <= today AND a.until_day >= today;
END $$;

-- The families that a caller calls: their own, those of the colleagues for whom they cover, and those that they have on lease.
CREATE FUNCTION nabij_called_families() RETURNS SETOF UUID
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person CONSTANT uuid := public.nabij_setting('staff');
  organisation CONSTANT uuid := public.nabij_setting('organisation');
  callers CONSTANT uuid[] := ARRAY(SELECT public.nabij_stands_in_for());
BEGIN
  RETURN QUERY SELECT f.id FROM public.family f WHERE f.organisation_id = organisation AND f.caller_id = ANY (callers)
    UNION ALL SELECT l.family_id FROM public.call_lease l
      WHERE l.staff_id = person AND l.organisation_id = organisation AND l.expires_at > public.nabij_moment();
END $$;

-- The interviews of which a caller sees something wherever the family is: those that they began and may finish for a day, those that
-- they held until a day ago, and those with a concern of their own. Their answers are seen of the first alone.
CREATE FUNCTION nabij_own_calls() RETURNS SETOF UUID
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person CONSTANT uuid := public.nabij_setting('staff');
  organisation CONSTANT uuid := public.nabij_setting('organisation');
  since CONSTANT timestamptz := public.nabij_moment() - interval '24 hours';
BEGIN
  RETURN QUERY SELECT i.id FROM public.interview i
      WHERE i.caller_id = person AND i.state IN ('open', 'to_be_continued') AND i.organisation_id = organisation AND i.started_at >= since
    UNION ALL SELECT i.id FROM public.interview i
      WHERE i.organisation_id = organisation AND i.ended_at >= since AND (i.caller_id = person OR EXISTS (
        SELECT FROM public.contact_attempt a WHERE a.interview_id = i.id AND a.staff_id = person AND a.undone_at IS NULL))
    UNION ALL SELECT c.interview_id FROM public.safety_concern c
      WHERE c.raised_by_id = person AND c.organisation_id = organisation AND c.interview_id IS NOT NULL;
END $$;

-- The families of which a caller sees at most the number, because something of theirs is about it: a call or an attempt of the last
-- day, help or a step that they promised, an open call that is planned with them, a concern of their own, or a notice to them.
CREATE FUNCTION nabij_families_of_own_work() RETURNS SETOF UUID
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person CONSTANT uuid := public.nabij_setting('staff');
  organisation CONSTANT uuid := public.nabij_setting('organisation');
  since CONSTANT timestamptz := public.nabij_moment() - interval '24 hours';
  owners CONSTANT uuid[] := ARRAY(SELECT public.nabij_stands_in_for());
BEGIN
  RETURN QUERY SELECT i.family_id FROM public.interview i WHERE i.id = ANY (ARRAY(SELECT public.nabij_own_calls()))
    UNION ALL SELECT a.family_id FROM public.contact_attempt a
      WHERE a.staff_id = person AND a.organisation_id = organisation AND a.at >= since
    UNION ALL SELECT h.family_id FROM public.help_item h WHERE h.owner_id = ANY (owners) AND h.organisation_id = organisation
    UNION ALL SELECT s.family_id FROM public.care_step s
      WHERE s.owner_id = ANY (owners) AND s.organisation_id = organisation AND s.family_id IS NOT NULL
    UNION ALL SELECT n.family_id FROM public.next_step n
      WHERE n.organisation_id = organisation AND n.owner_id = ANY (owners) AND n.closed_at IS NULL
    UNION ALL SELECT c.family_id FROM public.safety_concern c WHERE c.raised_by_id = person AND c.organisation_id = organisation
    UNION ALL SELECT t.family_id FROM public.call_notice t WHERE t.to_id = person AND t.organisation_id = organisation;
END $$;

-- Whether a caller sees what was said in an interview: its family is one that they call, or they began it and may finish it.
CREATE FUNCTION nabij_sees_call(call UUID) RETURNS BOOLEAN
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  person CONSTANT uuid := public.nabij_setting('staff');
  moment CONSTANT timestamptz := public.nabij_moment();
BEGIN
  RETURN EXISTS (SELECT FROM public.interview i JOIN public.family f ON f.id = i.family_id
    WHERE i.id = call AND i.organisation_id = public.nabij_setting('organisation') AND (f.caller_id = person
      OR i.caller_id = person AND i.state IN ('open', 'to_be_continued') AND i.started_at >= moment - interval '24 hours'
      OR EXISTS (SELECT FROM public.call_lease l WHERE l.family_id = f.id AND l.staff_id = person AND l.expires_at > moment)
      OR f.caller_id IN (SELECT public.nabij_stands_in_for())));
END $$;

REVOKE ALL ON FUNCTION nabij_stands_in_for(), nabij_called_families(), nabij_own_calls(), nabij_families_of_own_work(),
  nabij_sees_call(UUID) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION nabij_stands_in_for(), nabij_called_families(), nabij_own_calls(), nabij_families_of_own_work(),
  nabij_sees_call(UUID) TO "nabij_app";

-- What these functions look up.
CREATE INDEX "interview_organisation_id_ended_at_idx" ON "interview"("organisation_id", "ended_at");
CREATE INDEX "contact_attempt_staff_id_at_idx" ON "contact_attempt"("staff_id", "at");
CREATE INDEX "safety_concern_raised_by_id_idx" ON "safety_concern"("raised_by_id");
-- With the id, so that the families of a caller are read from the index alone.
DROP INDEX "family_organisation_id_caller_id_idx";
CREATE INDEX "family_organisation_id_caller_id_id_idx" ON "family"("organisation_id", "caller_id", "id");

DO $$
DECLARE
  found_table text;
  seen text;
BEGIN
  FOR found_table, seen IN VALUES
    -- Who a family is, and how it is reached.
    ('family_identity', 'family_id IN (SELECT nabij_called_families())'),
    ('contact_point', 'family_id IN (SELECT nabij_called_families())'),
    ('contact_change', 'family_id IN (SELECT nabij_called_families())'),
    ('retention_warning', 'family_id IN (SELECT nabij_called_families())'),
    ('retention_extension', 'family_id IN (SELECT nabij_called_families())'),
    ('call_request', 'family_id IN (SELECT nabij_called_families())'),
    ('appointment', 'family_id IN (SELECT nabij_called_families())'),
    ('interview_fact', 'family_id IN (SELECT nabij_called_families())'),
    ('child', 'family_id IN (SELECT nabij_called_families())'),
    -- Its number, whose it is now and who calls it, and what is planned.
    ('family', 'id IN (SELECT nabij_called_families()) OR id IN (SELECT nabij_families_of_own_work())'),
    ('call_lease', 'family_id IN (SELECT nabij_called_families()) OR family_id IN (SELECT nabij_families_of_own_work())'),
    ('next_step', 'family_id IN (SELECT nabij_called_families()) OR family_id IN (SELECT nabij_families_of_own_work())'),
    -- What was said.
    ('interview', 'family_id IN (SELECT nabij_called_families()) OR id IN (SELECT nabij_own_calls())'),
    ('answer', 'nabij_sees_call(interview_id)'),
    ('answer_change', 'nabij_sees_call(interview_id)'),
    ('interview_fact_school', 'nabij_sees_call(interview_id)'),
    ('quote_consent', 'nabij_sees_call(interview_id)'),
    ('help_follow_up', 'nabij_sees_call(interview_id) OR EXISTS (SELECT FROM help_item WHERE help_item.id = help_item_id)'),
    -- What a person did, promised, raised or was told themselves.
    ('contact_attempt', 'family_id IN (SELECT nabij_called_families())
      OR staff_id = (SELECT nabij_setting(''staff'')) AND at >= (SELECT nabij_moment()) - interval ''24 hours'''),
    ('help_item', 'family_id IN (SELECT nabij_called_families()) OR owner_id IN (SELECT nabij_stands_in_for())
      OR interview_id IS NOT NULL AND nabij_sees_call(interview_id)'),
    ('care_step', 'owner_id IN (SELECT nabij_stands_in_for()) OR kind = ''parent'' AND (family_id IN (SELECT nabij_called_families())
      OR interview_id IS NOT NULL AND nabij_sees_call(interview_id))'),
    ('call_notice', 'to_id = (SELECT nabij_setting(''staff'')) OR by_id = (SELECT nabij_setting(''staff''))
      OR family_id IN (SELECT nabij_called_families())'),
    ('safety_concern', 'raised_by_id = (SELECT nabij_setting(''staff''))'),
    ('concern_entry', 'EXISTS (SELECT FROM safety_concern WHERE safety_concern.id = concern_id)'),
    ('concern_sighting', 'EXISTS (SELECT FROM concern_entry WHERE concern_entry.id = entry_id)'),
    ('caller_check_in', 'staff_id = (SELECT nabij_setting(''staff''))')
  LOOP
    EXECUTE format('CREATE POLICY "seen_by_caller" ON %I AS RESTRICTIVE FOR SELECT TO "nabij_app"
      USING ((SELECT nabij_is_no_caller()) OR %s)', found_table, seen);
  END LOOP;
END $$;
