-- Readers see who prepared a release and who approved it. Both names are words that leave, so they are published as the
-- approver saw them: the preparer's is kept with the preparation.
ALTER TABLE "preparation" ADD COLUMN "prepared_by_name" TEXT NOT NULL DEFAULT '';
UPDATE "preparation" p SET "prepared_by_name" = s."name" FROM "staff" s WHERE s."id" = p."prepared_by_id";
ALTER TABLE "preparation" ALTER COLUMN "prepared_by_name" DROP DEFAULT;

-- Whoever approves says which version they looked at. A name is part of it: when a member of staff is called something else,
-- in whatever way, every open preparation of the organisation moves on, and is looked at once more.
CREATE FUNCTION preparations_move_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "preparation" SET "version" = "version" + 1
    WHERE "organisation_id" = new."organisation_id" AND "state" = 'open';
  RETURN NULL;
END $$;
CREATE TRIGGER staff_renamed AFTER UPDATE OF "name" ON "staff"
  FOR EACH ROW WHEN (old."name" IS DISTINCT FROM new."name") EXECUTE FUNCTION preparations_move_on();
