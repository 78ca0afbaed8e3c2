-- A policy cannot compare a row with what it was, so a statement that may change a row could give it to another family. No command does.
-- Whatever a row is of, it stays of: for the application whoever acts, and not for functions of the owner. The condition of the trigger
-- is evaluated when a statement names one of these columns, and the function runs only when the value is another one.

CREATE FUNCTION row_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a row of % stays with its organisation, family and interview', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- What is of a family and of an interview is of the family of the interview. Its lock, which a foreign key takes anyway, lets nobody move the interview until this is stored.
CREATE FUNCTION interview_is_of_family() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  its_family uuid;
BEGIN
  SELECT family_id INTO its_family FROM public.interview WHERE id = NEW.interview_id FOR KEY SHARE;
  IF its_family <> NEW.family_id
  THEN RAISE EXCEPTION 'the interview of a row of % is of another family', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION interview_is_of_family() FROM PUBLIC;

DO $$
DECLARE
  found_table text;
  columns text[];
  changes text;
BEGIN
  FOR found_table, columns IN
    SELECT c.relname, array_agg(a.attname::text ORDER BY a.attname)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname IN ('organisation_id', 'family_id', 'interview_id')
    GROUP BY c.relname
  LOOP
    -- A row without an interview may get one, and a discarded call is taken from its attempt.
    SELECT string_agg(CASE name WHEN 'interview_id' THEN 'OLD.interview_id <> NEW.interview_id'
      ELSE format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', name) END, ' OR ') INTO changes FROM unnest(columns) AS name;
    EXECUTE format('CREATE TRIGGER "row_stays" BEFORE UPDATE OF %s ON %I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION row_stays()',
      array_to_string(columns, ', '), found_table, changes);
    IF columns @> ARRAY['family_id', 'interview_id'] THEN
      EXECUTE format('CREATE TRIGGER "interview_is_of_family" BEFORE INSERT OR UPDATE OF family_id, interview_id ON %I FOR EACH ROW
        WHEN (NEW.interview_id IS NOT NULL) EXECUTE FUNCTION interview_is_of_family()', found_table);
    END IF;
  END LOOP;
END $$;

-- The one way to give an interview to another family: a file that corrects it. Help that was agreed in it and calls that were promised
-- go with it, and their ids are returned, because their words are sealed anew. An attempt stays with the family that was dialled. A
-- concern was raised about its family and is never changed, so an interview with one stays too.
CREATE FUNCTION move_interviews(moves JSONB) RETURNS TABLE (moved_table text, id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  organisation CONSTANT uuid := public.nabij_setting('organisation');
BEGIN
  -- What others are storing about one of these is seen after it.
  PERFORM FROM public.interview i WHERE i.id IN (SELECT "interviewId" FROM jsonb_to_recordset(moves) AS m("interviewId" uuid))
    ORDER BY i.id FOR UPDATE;
  IF public.nabij_role() NOT IN ('', 'coordinator') OR EXISTS (
    SELECT FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid)
      LEFT JOIN public.interview i ON i.id = m."interviewId" LEFT JOIN public.family f ON f.id = m."familyId"
    WHERE organisation IS NULL OR i.organisation_id IS DISTINCT FROM organisation OR f.organisation_id IS DISTINCT FROM organisation
      OR EXISTS (SELECT FROM public.safety_concern c WHERE c.interview_id = i.id AND c.family_id = i.family_id AND c.family_id <> f.id))
  THEN RAISE EXCEPTION 'an interview stays with its family' USING ERRCODE = 'insufficient_privilege'; END IF;
  UPDATE public.interview i SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid) WHERE i.id = m."interviewId";
  RETURN QUERY UPDATE public.help_item h SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid)
    WHERE h.interview_id = m."interviewId" RETURNING 'help_item', h.id;
  RETURN QUERY UPDATE public.care_step s SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid)
    WHERE s.interview_id = m."interviewId" AND s.family_id IS NOT NULL RETURNING 'care_step', s.id;
END $$;
REVOKE ALL ON FUNCTION move_interviews(JSONB) FROM PUBLIC;
