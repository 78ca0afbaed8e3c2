-- What a parent says about interpreters, who is booked for which appointment, and who interpreted at a call.
ALTER TABLE "family" ADD COLUMN "interpreter_refused" BOOLEAN;

ALTER TABLE "interview" ADD COLUMN "interpreter_id" UUID;
ALTER TABLE "interview" ADD CONSTRAINT "interview_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "interview_interpreter_id_idx" ON "interview"("interpreter_id");

CREATE TABLE "interpreter_refusal" (
    "family_id" UUID NOT NULL,
    "interpreter_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interpreter_refusal_pkey" PRIMARY KEY ("family_id", "interpreter_id")
);
CREATE INDEX "interpreter_refusal_interpreter_id_idx" ON "interpreter_refusal"("interpreter_id");
ALTER TABLE "interpreter_refusal" ADD CONSTRAINT "interpreter_refusal_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "interpreter_refusal" ADD CONSTRAINT "interpreter_refusal_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TYPE "InterpreterBookingEnd" AS ENUM ('cancelled', 'replaced', 'released');
CREATE TYPE "InterpreterTold" AS ENUM ('booked', 'cancelled');

CREATE TABLE "interpreter_booking" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "interpreter_id" UUID NOT NULL,
    "language" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "booked_by_id" UUID,
    "booked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_from_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_as" "InterpreterBookingEnd",
    "told" "InterpreterTold",
    "told_at" TIMESTAMPTZ(3),
    "told_by_id" UUID,
    "reminded_at" TIMESTAMPTZ(3),
    "reminded_by_id" UUID,

    CONSTRAINT "interpreter_booking_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "interpreter_booking_hours" CHECK ("ends_at" > "starts_at"),
    CONSTRAINT "interpreter_booking_closed" CHECK (("closed_at" IS NULL) = ("closed_as" IS NULL)),
    CONSTRAINT "interpreter_booking_told" CHECK (("told" IS NULL) = ("told_at" IS NULL))
);
CREATE INDEX "interpreter_booking_family_id_idx" ON "interpreter_booking"("family_id");
CREATE INDEX "interpreter_booking_appointment_id_idx" ON "interpreter_booking"("appointment_id");
CREATE INDEX "interpreter_booking_interpreter_id_starts_at_idx" ON "interpreter_booking"("interpreter_id", "starts_at");
CREATE INDEX "interpreter_booking_organisation_id_starts_at_idx" ON "interpreter_booking"("organisation_id", "starts_at");
ALTER TABLE "interpreter_booking" ADD CONSTRAINT "interpreter_booking_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "interpreter_booking" ADD CONSTRAINT "interpreter_booking_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "interpreter_booking" ADD CONSTRAINT "interpreter_booking_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "interpreter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody interprets at two calls at once, and an appointment has one interpreter. Whether the appointment still stands, no constraint
-- sees: a booking whose appointment does not is closed when its hours are given away. The index compares ranges; that of a hash of
-- 64 bits stands for the id, since a range of ids would need a type or an extension, whose functions belong to a superuser.
ALTER TABLE "interpreter_booking" ADD CONSTRAINT "interpreter_booking_no_two_at_once" EXCLUDE USING gist
  (int8range(uuid_hash_extended("interpreter_id", 0), uuid_hash_extended("interpreter_id", 0), '[]') WITH &&,
    tstzrange("starts_at", "ends_at") WITH &&) WHERE ("closed_at" IS NULL);
CREATE UNIQUE INDEX "interpreter_booking_one_of_appointment" ON "interpreter_booking"("appointment_id") WHERE "closed_at" IS NULL;

-- Seen and changed as the appointments of the family are (0053, 0057).
DO $$
DECLARE
  found_table text;
  its_owner text;
  is_own CONSTANT text := '"organisation_id" = (SELECT nabij_setting(''organisation''))';
  plans CONSTANT text := '(SELECT nabij_role()) IN ('''', ''coordinator'', ''caller'')';
  is_called CONSTANT text := '(SELECT nabij_is_no_caller()) OR family_id IN (SELECT nabij_called_families())';
BEGIN
  FOREACH found_table IN ARRAY ARRAY['interpreter_refusal', 'interpreter_booking']
  LOOP
    its_owner := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = found_table::regclass);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', found_table);
    EXECUTE format('CREATE POLICY "owner" ON %I TO %I USING (true) WITH CHECK (true)', found_table, its_owner);
    EXECUTE format('CREATE POLICY "own_organisation" ON %I TO "nabij_app", "nabij_audit" USING (%s) WITH CHECK (%s)',
      found_table, is_own, is_own);
    EXECUTE format('CREATE POLICY "roles_of_calls" ON %I AS RESTRICTIVE TO "nabij_app" USING (%s) WITH CHECK (%s)',
      found_table, plans, plans);
    EXECUTE format('CREATE POLICY "seen_by_caller" ON %I AS RESTRICTIVE FOR SELECT TO "nabij_app" USING (%s)', found_table, is_called);
    EXECUTE format('CREATE POLICY "added_by_caller" ON %I AS RESTRICTIVE FOR INSERT TO "nabij_app" WITH CHECK (%s)', found_table, is_called);
    EXECUTE format('CREATE POLICY "changed_by_caller" ON %I AS RESTRICTIVE FOR UPDATE TO "nabij_app" USING (%s) WITH CHECK (%s)',
      found_table, is_called, is_called);
    EXECUTE format('CREATE POLICY "deleted_by_caller" ON %I AS RESTRICTIVE FOR DELETE TO "nabij_app" USING (%s)', found_table, is_called);
  END LOOP;
END $$;

CREATE TRIGGER "row_stays" BEFORE UPDATE OF family_id, organisation_id ON "interpreter_refusal" FOR EACH ROW
  WHEN (OLD.family_id IS DISTINCT FROM NEW.family_id OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
CREATE TRIGGER "row_stays" BEFORE UPDATE OF family_id, organisation_id ON "interpreter_booking" FOR EACH ROW
  WHEN (OLD.family_id IS DISTINCT FROM NEW.family_id OR OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
