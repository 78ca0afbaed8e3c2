-- Who chose how a call was made, beside the channel. A week counts both.
ALTER TABLE "interview_fact" ADD COLUMN "chosen_by" "Chooser";
UPDATE "interview_fact" SET "chosen_by" = "interview"."chosen_by" FROM "interview"
  WHERE "interview"."id" = "interview_fact"."interview_id";
ALTER TABLE "interview_fact" ALTER COLUMN "chosen_by" SET NOT NULL;
