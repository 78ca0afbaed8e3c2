-- What a caller changes: rows of the families that they call, their own words, and the call that they began and may finish. What
-- follows for a family that is another's by then (the next step, the facts, an outcome that is undone) the application writes for
-- the organisation. A lock counts as a change. For everybody but callers the first condition is true, as in the migration before.

DO $$
DECLARE
  found_table text;
  is_added text;
  is_found text;
  is_left text;
  is_no_caller CONSTANT text := '(SELECT nabij_is_no_caller())';
  is_called CONSTANT text := 'family_id IN (SELECT nabij_called_families())';
  by_me CONSTANT text := ' = (SELECT nabij_setting(''staff''))';
BEGIN
  FOR found_table, is_added, is_found, is_left IN
    SELECT t, is_called, is_called, is_called FROM unnest(ARRAY['family_identity', 'contact_point', 'contact_change', 'child',
      'call_request', 'appointment', 'next_step', 'interview_fact', 'retention_warning', 'retention_extension']) t
    UNION ALL SELECT t, 'nabij_sees_call(interview_id)', 'nabij_sees_call(interview_id)', 'nabij_sees_call(interview_id)'
      FROM unnest(ARRAY['answer', 'answer_change', 'interview_fact_school', 'quote_consent']) t
    UNION ALL VALUES
      ('family', 'true', 'id IN (SELECT nabij_called_families())', 'id IN (SELECT nabij_called_families())'),
      ('interview', 'caller_id' || by_me || ' AND ' || is_called, 'nabij_sees_call(id)',
        'nabij_sees_call(id) AND (' || is_called || ' OR caller_id' || by_me || ')'),
      ('contact_attempt', 'staff_id' || by_me || ' AND ' || is_called, is_called, is_called),
      ('call_notice', 'by_id' || by_me || ' AND ' || is_called, 'to_id' || by_me || ' OR ' || is_called,
        'to_id' || by_me || ' OR ' || is_called),
      -- In a call that somebody may finish: for its family, and no other.
      ('help_item', is_called || ' OR nabij_sees_call(interview_id) AND EXISTS (SELECT FROM interview
        WHERE interview.id = help_item.interview_id AND interview.family_id = help_item.family_id)',
        is_called || ' OR owner_id IN (SELECT nabij_stands_in_for()) OR nabij_sees_call(interview_id)',
        is_called || ' OR owner_id IN (SELECT nabij_stands_in_for()) OR nabij_sees_call(interview_id)'),
      ('help_follow_up', 'asked_by_id' || by_me || ' AND nabij_sees_call(interview_id) AND EXISTS (SELECT FROM help_item
        WHERE help_item.id = help_item_id)', 'false', 'false'),
      ('care_step', is_called, is_called || ' OR owner_id IN (SELECT nabij_stands_in_for())',
        is_called || ' OR owner_id IN (SELECT nabij_stands_in_for())'),
      -- Whoever held the call, or tried to reach the family, may raise a concern for a day, and add to it afterwards.
      ('safety_concern', 'raised_by_id' || by_me || ' AND (' || is_called || ' OR interview_id IN (SELECT nabij_own_calls())
        OR family_id IN (SELECT tried.family_id FROM contact_attempt tried WHERE tried.staff_id' || by_me || '
          AND tried.at >= (SELECT nabij_moment()) - interval ''24 hours''))', 'raised_by_id' || by_me, 'raised_by_id' || by_me),
      ('concern_entry', 'written_by_id' || by_me || ' AND EXISTS (SELECT FROM safety_concern
        WHERE safety_concern.id = concern_id)', 'false', 'false'),
      ('concern_sighting', 'false', 'false', 'false'),
      ('caller_check_in', 'staff_id' || by_me || ' AND (nabij_sees_call(interview_id)
        OR interview_id IN (SELECT nabij_own_calls()))', 'staff_id' || by_me, 'staff_id' || by_me)
  LOOP
    EXECUTE format('CREATE POLICY "added_by_caller" ON %I AS RESTRICTIVE FOR INSERT TO "nabij_app"
      WITH CHECK (%s OR (%s))', found_table, is_no_caller, is_added);
    EXECUTE format('CREATE POLICY "changed_by_caller" ON %I AS RESTRICTIVE FOR UPDATE TO "nabij_app"
      USING (%s OR (%s)) WITH CHECK (%s OR (%s))', found_table, is_no_caller, is_found, is_no_caller, is_left);
    EXECUTE format('CREATE POLICY "deleted_by_caller" ON %I AS RESTRICTIVE FOR DELETE TO "nabij_app"
      USING (%s OR (%s))', found_table, is_no_caller, is_found);
  END LOOP;
  -- A lease is one's own. Of a colleague's that is over one's own takes the place.
  EXECUTE format('CREATE POLICY "added_by_caller" ON "call_lease" AS RESTRICTIVE FOR INSERT TO "nabij_app"
    WITH CHECK (%s OR (staff_id%s AND %s))', is_no_caller, by_me, is_called);
  EXECUTE format('CREATE POLICY "changed_by_caller" ON "call_lease" AS RESTRICTIVE FOR UPDATE TO "nabij_app"
    USING (%s OR (%s)) WITH CHECK (%s OR (staff_id%s))', is_no_caller, is_called, is_no_caller, by_me);
  EXECUTE format('CREATE POLICY "deleted_by_caller" ON "call_lease" AS RESTRICTIVE FOR DELETE TO "nabij_app"
    USING (%s OR (staff_id%s))', is_no_caller, by_me);
END $$;

-- A caller says when they are away themselves. Who covers for a colleague reaches their families, so nobody says that of a colleague.
CREATE POLICY "added_by_caller" ON "absence" AS RESTRICTIVE FOR INSERT TO "nabij_app"
  WITH CHECK ((SELECT nabij_is_no_caller()) OR staff_id = (SELECT nabij_setting('staff')));
CREATE POLICY "changed_by_caller" ON "absence" AS RESTRICTIVE FOR UPDATE TO "nabij_app"
  USING ((SELECT nabij_is_no_caller()) OR staff_id = (SELECT nabij_setting('staff')));

-- Who plans calls and who makes them change families, and so does what nobody in particular does.
CREATE POLICY "roles_of_calls_change" ON "family" AS RESTRICTIVE FOR UPDATE TO "nabij_app"
  USING ((SELECT nabij_role()) IN ('', 'coordinator', 'caller'));
CREATE POLICY "roles_of_calls_add" ON "family" AS RESTRICTIVE FOR INSERT TO "nabij_app"
  WITH CHECK ((SELECT nabij_role()) IN ('', 'coordinator'));

-- Callers, coaches and readers erase nobody. Both functions that delete a family ask this one.
CREATE OR REPLACE FUNCTION is_own_organisation(organisation UUID, owner NAME) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(session_user, owner, 'MEMBER')
    OR organisation IS NOT DISTINCT FROM (SELECT public.nabij_setting('organisation'))
      AND public.nabij_role() IN ('', 'coordinator', 'admin')
$$;

-- The look-up of a session notes when it was used, and nothing else of any session.
CREATE FUNCTION only_notes_use() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF public.nabij_purpose() = 'sign_in' AND to_jsonb(NEW) - 'last_seen_at' <> to_jsonb(OLD) - 'last_seen_at'
  THEN RAISE EXCEPTION 'a session changes more than when it was used' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "session_only_notes_use" BEFORE UPDATE ON "session" FOR EACH ROW EXECUTE FUNCTION only_notes_use();
