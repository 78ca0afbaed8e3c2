-- What a parent says in a later call about each agreed help item, and steps of care after a heavy call. A call can end with
-- a parent who is relieved and hangs up: it counts as a partial one, like a call that broke off, and is not called that.
ALTER TYPE "BreakReason" ADD VALUE 'relieved';

CREATE TYPE "FollowUpResult" AS ENUM ('yes', 'a_bit', 'no', 'not_arrived', 'not_asked');
CREATE TYPE "CareStepKind" AS ENUM ('parent', 'caller');

CREATE TABLE "help_follow_up" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "help_item_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "result" "FollowUpResult" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "help_follow_up_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "care_step" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind" "CareStepKind" NOT NULL,
    "family_id" UUID,
    "interview_id" UUID,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "care_step_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "help_follow_up_help_item_id_asked_at_idx" ON "help_follow_up"("help_item_id", "asked_at");
CREATE INDEX "help_follow_up_interview_id_idx" ON "help_follow_up"("interview_id");
CREATE INDEX "care_step_owner_id_done_at_due_on_idx" ON "care_step"("owner_id", "done_at", "due_on");
CREATE INDEX "care_step_organisation_id_done_at_due_on_idx" ON "care_step"("organisation_id", "done_at", "due_on");
CREATE INDEX "care_step_family_id_idx" ON "care_step"("family_id");
CREATE INDEX "care_step_interview_id_idx" ON "care_step"("interview_id");

ALTER TABLE "help_follow_up" ADD CONSTRAINT "help_follow_up_help_item_id_fkey" FOREIGN KEY ("help_item_id") REFERENCES "help_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "help_follow_up" ADD CONSTRAINT "help_follow_up_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "care_step" ADD CONSTRAINT "care_step_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "care_step" ADD CONSTRAINT "care_step_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "care_step" ADD CONSTRAINT "care_step_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a parent said is not rewritten: another answer is another row. Rows go only with their help item or interview.
CREATE FUNCTION help_follow_up_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT (
    EXISTS (SELECT 1 FROM "help_item" WHERE "id" = old."help_item_id")
    AND EXISTS (SELECT 1 FROM "interview" WHERE "id" = old."interview_id"))
  THEN RETURN old; END IF;
  RAISE EXCEPTION 'a follow-up of help is append-only';
END $$;
CREATE TRIGGER help_follow_up_append_only BEFORE UPDATE OR DELETE ON "help_follow_up"
  FOR EACH ROW EXECUTE FUNCTION help_follow_up_is_append_only();
