-- In which role somebody works, beside the organisation. Without one it is nobody in particular: a job, the command line.
CREATE FUNCTION nabij_role() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('nabij.role', true), '') $$;

-- Who plans calls and who makes them reads who families are, their calls and what was said. Coaches read what is published, readers that
-- of their recipient, and administrators manage accounts.
DO $$
DECLARE
  found_table text;
  is_allowed CONSTANT text := '(SELECT nabij_role()) IN ('''', ''coordinator'', ''caller'')';
BEGIN
  FOREACH found_table IN ARRAY ARRAY['answer', 'answer_change', 'appointment', 'call_lease', 'call_notice', 'call_request',
    'caller_check_in', 'care_step', 'child', 'concern_entry', 'concern_sighting', 'contact_attempt', 'contact_change', 'contact_point',
    'family_identity', 'help_follow_up', 'help_item', 'interview', 'interview_fact', 'interview_fact_school', 'next_step',
    'quote_consent', 'safety_concern']
  LOOP
    EXECUTE format('CREATE POLICY "roles_of_calls" ON %I AS RESTRICTIVE TO "nabij_app" USING (%s) WITH CHECK (%s)',
      found_table, is_allowed, is_allowed);
  END LOOP;
  FOREACH found_table IN ARRAY ARRAY['parent_request', 'report_omission']
  LOOP
    EXECUTE format('CREATE POLICY "roles_of_requests" ON %I AS RESTRICTIVE TO "nabij_app"
      USING ((SELECT nabij_role()) IN ('''', ''coordinator'')) WITH CHECK ((SELECT nabij_role()) IN ('''', ''coordinator''))', found_table);
  END LOOP;
END $$;
