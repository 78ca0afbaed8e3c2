-- The interpreters with whom an organisation works. They belong to no family, so their words are sealed under the key of the
-- organisation. Whoever plans calls and who makes them sees them; coordinators keep the register.
CREATE TABLE "interpreter" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" BYTEA NOT NULL,
    "phone" BYTEA NOT NULL DEFAULT '\x',
    "email" BYTEA NOT NULL DEFAULT '\x',
    "languages" TEXT[],
    "signed_on" DATE,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "interpreter_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "interpreter_name_sealed" CHECK (is_sealed("name")),
    CONSTRAINT "interpreter_phone_sealed" CHECK (is_sealed("phone")),
    CONSTRAINT "interpreter_email_sealed" CHECK (is_sealed("email"))
);

CREATE INDEX "interpreter_organisation_id_idx" ON "interpreter"("organisation_id");

DO $$
DECLARE
  its_owner CONSTANT text := (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = '"interpreter"'::regclass);
  is_own CONSTANT text := '"organisation_id" = (SELECT nabij_setting(''organisation''))';
  keeps CONSTANT text := '(SELECT nabij_role()) IN ('''', ''coordinator'')';
BEGIN
  ALTER TABLE "interpreter" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY "owner" ON "interpreter" TO %I USING (true) WITH CHECK (true)', its_owner);
  EXECUTE format('CREATE POLICY "own_organisation" ON "interpreter" TO "nabij_app", "nabij_audit" USING (%s) WITH CHECK (%s)',
    is_own, is_own);
  EXECUTE 'CREATE POLICY "roles_of_calls" ON "interpreter" AS RESTRICTIVE FOR SELECT TO "nabij_app"
    USING ((SELECT nabij_role()) IN ('''', ''coordinator'', ''caller''))';
  EXECUTE format('CREATE POLICY "kept_by_coordinators_add" ON "interpreter" AS RESTRICTIVE FOR INSERT TO "nabij_app" WITH CHECK (%s)', keeps);
  EXECUTE format('CREATE POLICY "kept_by_coordinators_change" ON "interpreter" AS RESTRICTIVE FOR UPDATE TO "nabij_app"
    USING (%s) WITH CHECK (%s)', keeps, keeps);
  EXECUTE format('CREATE POLICY "kept_by_coordinators_delete" ON "interpreter" AS RESTRICTIVE FOR DELETE TO "nabij_app" USING (%s)', keeps);
END $$;

CREATE TRIGGER "row_stays" BEFORE UPDATE OF organisation_id ON "interpreter" FOR EACH ROW
  WHEN (OLD.organisation_id IS DISTINCT FROM NEW.organisation_id) EXECUTE FUNCTION row_stays();
