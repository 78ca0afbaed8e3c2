-- A call with picture or sound in the browser: the room, its links, who is in it, and how two browsers reach each other. Nothing
-- that is said or shown passes here.
CREATE TYPE "SeatRole" AS ENUM ('caller', 'parent', 'interpreter', 'other');
CREATE TYPE "SeatState" AS ENUM ('arriving', 'waiting', 'present', 'left', 'removed');
CREATE TYPE "SeatMeans" AS ENUM ('video', 'sound', 'text');
CREATE TYPE "RoomEnd" AS ENUM ('ended', 'phone', 'expired', 'restored');

CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "appointment_id" UUID,
    "interview_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_as" "RoomEnd",

    CONSTRAINT "room_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "room_hours" CHECK ("ends_at" > "opens_at"),
    CONSTRAINT "room_closed" CHECK (("closed_at" IS NULL) = ("closed_as" IS NULL))
);
CREATE INDEX "room_family_id_idx" ON "room"("family_id");
CREATE INDEX "room_interview_id_idx" ON "room"("interview_id");
CREATE INDEX "room_appointment_id_idx" ON "room"("appointment_id");
CREATE INDEX "room_organisation_id_ends_at_idx" ON "room"("organisation_id", "ends_at");
-- A second press and a second tab reach the same room.
CREATE UNIQUE INDEX "room_one_of_family" ON "room"("family_id") WHERE "closed_at" IS NULL;
ALTER TABLE "room" ADD CONSTRAINT "room_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room" ADD CONSTRAINT "room_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "room" ADD CONSTRAINT "room_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "room" ADD CONSTRAINT "room_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "room_link" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "role" "SeatRole" NOT NULL,
    "interpreter_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_link_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "room_link_of_guest" CHECK ("role" <> 'caller')
);
CREATE UNIQUE INDEX "room_link_token_hash_key" ON "room_link"("token_hash");
CREATE INDEX "room_link_room_id_idx" ON "room_link"("room_id");
CREATE INDEX "room_link_interpreter_id_idx" ON "room_link"("interpreter_id");
ALTER TABLE "room_link" ADD CONSTRAINT "room_link_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room_link" ADD CONSTRAINT "room_link_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "room_seat" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "link_id" UUID,
    "interpreter_id" UUID,
    "role" "SeatRole" NOT NULL,
    "state" "SeatState" NOT NULL DEFAULT 'arriving',
    "means" "SeatMeans" NOT NULL DEFAULT 'sound',
    "is_child" BOOLEAN NOT NULL DEFAULT false,
    "key_hash" BYTEA,
    "arrival" UUID,
    "stream" UUID,
    "seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "admitted_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_seat_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "room_seat_key_hash_key" ON "room_seat"("key_hash");
CREATE INDEX "room_seat_room_id_idx" ON "room_seat"("room_id");
CREATE INDEX "room_seat_link_id_idx" ON "room_seat"("link_id");
CREATE INDEX "room_seat_interpreter_id_idx" ON "room_seat"("interpreter_id");
CREATE UNIQUE INDEX "room_seat_one_caller" ON "room_seat"("room_id") WHERE "role" = 'caller';
ALTER TABLE "room_seat" ADD CONSTRAINT "room_seat_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room_seat" ADD CONSTRAINT "room_seat_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "room_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "room_seat" ADD CONSTRAINT "room_seat_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Unlogged: no journal of the database and no standby has what was delivered and deleted again.
CREATE UNLOGGED TABLE "room_signal" (
    "id" BIGSERIAL NOT NULL,
    "organisation_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "from_seat_id" UUID NOT NULL,
    "from_arrival" UUID NOT NULL,
    "to_seat_id" UUID NOT NULL,
    "to_arrival" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_signal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "room_signal_room_id_idx" ON "room_signal"("room_id");
CREATE INDEX "room_signal_from_seat_id_idx" ON "room_signal"("from_seat_id");
CREATE INDEX "room_signal_to_seat_id_to_arrival_idx" ON "room_signal"("to_seat_id", "to_arrival");
CREATE INDEX "room_signal_sent_at_idx" ON "room_signal"("sent_at");
ALTER TABLE "room_signal" ADD CONSTRAINT "room_signal_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room_signal" ADD CONSTRAINT "room_signal_from_seat_id_fkey" FOREIGN KEY ("from_seat_id") REFERENCES "room_seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "room_signal" ADD CONSTRAINT "room_signal_to_seat_id_fkey" FOREIGN KEY ("to_seat_id") REFERENCES "room_seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A guest has no account: what they see hangs on their seat alone (`nabij.seat`). Read as the owner, since the policies of the
-- seats themselves ask it.
CREATE FUNCTION nabij_room_of_seat() RETURNS UUID
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT room_id FROM public.room_seat WHERE id = public.nabij_setting('seat')
$$;

-- The names that a guest sees: that of the caller, of the organisation with its number, and of the interpreters in the room.
CREATE FUNCTION nabij_names_of_room() RETURNS TABLE (kind text, id uuid, words text, sealed bytea)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 4 SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'caller', s.id, s.name, NULL::bytea FROM public.room r JOIN public.staff s ON s.id = r.opened_by_id
    WHERE r.id = public.nabij_room_of_seat()
  UNION ALL SELECT 'organisation', o.id, o.name, NULL FROM public.room r JOIN public.organisation o ON o.id = r.organisation_id
    WHERE r.id = public.nabij_room_of_seat()
  UNION ALL SELECT 'interpreter', i.id, NULL, i.name FROM public.room_seat s JOIN public.interpreter i ON i.id = s.interpreter_id
    WHERE s.room_id = public.nabij_room_of_seat()
$$;
REVOKE ALL ON FUNCTION nabij_room_of_seat(), nabij_names_of_room() FROM PUBLIC;

DO $$
DECLARE
  found_table text;
  its_owner text;
  is_called text;
  in_room text;
  is_own CONSTANT text := '"organisation_id" = (SELECT nabij_setting(''organisation''))';
  calls CONSTANT text := '(SELECT nabij_role()) IN ('''', ''coordinator'', ''caller'')';
BEGIN
  FOREACH found_table IN ARRAY ARRAY['room', 'room_link', 'room_seat', 'room_signal']
  LOOP
    its_owner := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = found_table::regclass);
    is_called := CASE found_table WHEN 'room' THEN 'family_id IN (SELECT nabij_called_families())'
      ELSE 'EXISTS (SELECT FROM room WHERE room.id = room_id)' END;
    in_room := CASE found_table WHEN 'room' THEN 'id' ELSE 'room_id' END || ' = (SELECT nabij_room_of_seat())';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found_table);
    EXECUTE format('CREATE POLICY "owner" ON %I TO %I USING (true) WITH CHECK (true)', found_table, its_owner);
    EXECUTE format('CREATE POLICY "own_organisation" ON %I TO "nabij_app", "nabij_audit" USING (%s) WITH CHECK (%s)',
      found_table, is_own, is_own);
    EXECUTE format('CREATE POLICY "roles_of_calls" ON %I AS RESTRICTIVE TO "nabij_app" USING (%s) WITH CHECK (%s)',
      found_table, calls, calls);
    is_called := '(SELECT nabij_is_no_caller()) OR ' || is_called;
    EXECUTE format('CREATE POLICY "seen_by_caller" ON %I AS RESTRICTIVE FOR SELECT TO "nabij_app" USING (%s)', found_table, is_called);
    EXECUTE format('CREATE POLICY "added_by_caller" ON %I AS RESTRICTIVE FOR INSERT TO "nabij_app" WITH CHECK (%s)', found_table, is_called);
    EXECUTE format('CREATE POLICY "changed_by_caller" ON %I AS RESTRICTIVE FOR UPDATE TO "nabij_app" USING (%s) WITH CHECK (%s)',
      found_table, is_called, is_called);
    EXECUTE format('CREATE POLICY "deleted_by_caller" ON %I AS RESTRICTIVE FOR DELETE TO "nabij_app" USING (%s)', found_table, is_called);
    IF found_table IN ('room', 'room_seat') THEN
      EXECUTE format('CREATE POLICY "seen_by_seat" ON %I FOR SELECT TO "nabij_app" USING (%s)', found_table, in_room);
    END IF;
  END LOOP;
END $$;

-- A guest changes their own seat alone, sends as it, and receives what is sent to it.
CREATE POLICY "changed_by_seat" ON "room_seat" FOR UPDATE TO "nabij_app"
  USING (id = (SELECT nabij_setting('seat'))) WITH CHECK (id = (SELECT nabij_setting('seat')));
CREATE POLICY "seen_by_seat" ON "room_signal" FOR SELECT TO "nabij_app"
  USING ((SELECT nabij_setting('seat')) IN (to_seat_id, from_seat_id));
CREATE POLICY "taken_by_seat" ON "room_signal" FOR DELETE TO "nabij_app" USING (to_seat_id = (SELECT nabij_setting('seat')));
CREATE POLICY "sent_by_seat" ON "room_signal" FOR INSERT TO "nabij_app" WITH CHECK (
  from_seat_id = (SELECT nabij_setting('seat')) AND room_id = (SELECT nabij_room_of_seat())
  AND EXISTS (SELECT FROM "room_seat" s WHERE s.id = to_seat_id AND s.room_id = room_signal.room_id));

-- Whose a link or a cookie is, before anybody is known.
CREATE POLICY "purpose_link" ON "room_link" FOR SELECT TO "nabij_app" USING ((SELECT nabij_purpose()) = 'link');
CREATE POLICY "purpose_link" ON "room_seat" FOR SELECT TO "nabij_app" USING ((SELECT nabij_purpose()) = 'link');

-- A guest never lets themselves in: they say how they take part, ask, and leave.
CREATE FUNCTION seat_asks_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF public.nabij_setting('seat') IS NULL THEN RETURN NEW; END IF;
  IF to_jsonb(NEW) - ARRAY['state', 'means', 'is_child', 'arrival', 'stream', 'seen_at']
      <> to_jsonb(OLD) - ARRAY['state', 'means', 'is_child', 'arrival', 'stream', 'seen_at']
    OR NEW.state <> OLD.state AND (OLD.state = 'removed' OR NEW.state NOT IN ('waiting', 'left'))
  THEN RAISE EXCEPTION 'a guest does not change this of a seat' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "seat_asks_only" BEFORE UPDATE ON "room_seat" FOR EACH ROW EXECUTE FUNCTION seat_asks_only();

CREATE TRIGGER "interview_is_of_family" BEFORE INSERT OR UPDATE OF family_id, interview_id ON "room" FOR EACH ROW
  WHEN (NEW.interview_id IS NOT NULL) EXECUTE FUNCTION interview_is_of_family();
CREATE TRIGGER "row_stays" BEFORE UPDATE OF family_id, interview_id, organisation_id ON "room" FOR EACH ROW
  WHEN (OLD.family_id IS DISTINCT FROM NEW.family_id OR OLD.interview_id <> NEW.interview_id
    OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "row_stays" BEFORE UPDATE OF organisation_id ON "room_link" FOR EACH ROW
  WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "stays_in_room" BEFORE UPDATE OF room_id ON "room_link" FOR EACH ROW
  WHEN (OLD.room_id IS DISTINCT FROM NEW.room_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "row_stays" BEFORE UPDATE OF organisation_id ON "room_seat" FOR EACH ROW
  WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "stays_in_room" BEFORE UPDATE OF room_id ON "room_seat" FOR EACH ROW
  WHEN (OLD.room_id IS DISTINCT FROM NEW.room_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "row_stays" BEFORE UPDATE OF organisation_id ON "room_signal" FOR EACH ROW
  WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "stays_in_room" BEFORE UPDATE OF room_id ON "room_signal" FOR EACH ROW
  WHEN (OLD.room_id IS DISTINCT FROM NEW.room_id) EXECUTE FUNCTION row_stays();

-- With an interview that goes to another family goes the room in which it was held.
CREATE OR REPLACE FUNCTION move_interviews(moves JSONB) RETURNS TABLE (moved_table text, id uuid)
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
  UPDATE public.room r SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid) WHERE r.interview_id = m."interviewId" AND r.closed_at IS NOT NULL;
  RETURN QUERY UPDATE public.help_item h SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid)
    WHERE h.interview_id = m."interviewId" RETURNING 'help_item', h.id;
  RETURN QUERY UPDATE public.care_step s SET family_id = m."familyId"
    FROM jsonb_to_recordset(moves) AS m("interviewId" uuid, "familyId" uuid)
    WHERE s.interview_id = m."interviewId" AND s.family_id IS NOT NULL RETURNING 'care_step', s.id;
END $$;
