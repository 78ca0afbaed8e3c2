-- Who begins a call and who ends it can be two people: each has a check-in and a request to talk of their own.
ALTER TABLE "caller_check_in" DROP CONSTRAINT "caller_check_in_pkey",
  ADD CONSTRAINT "caller_check_in_pkey" PRIMARY KEY ("interview_id", "staff_id");

DROP INDEX "talk_request_one_open";
-- A person has one open request for a call. Prisma cannot express this condition.
CREATE UNIQUE INDEX "talk_request_one_open" ON "talk_request"("interview_id", "asked_by_id")
  WHERE "done_at" IS NULL AND "cancelled_at" IS NULL;
