-- Row-level security keeps a condition on an enum from an index, because its comparison is not leakproof: of an index on an
-- organisation and a state the organisation alone is used, and every interview that ever was is read. The rows of a partial index are
-- in the state already, so a statement that says the state in its text (and not by a parameter) reads these and no others.
DROP INDEX "interview_organisation_id_state_started_at_idx";
DROP INDEX "interview_caller_id_state_idx";
CREATE INDEX "interview_caller_id_idx" ON "interview" ("caller_id");
CREATE INDEX "interview_open" ON "interview" ("organisation_id", "started_at") WHERE "state" IN ('open', 'to_be_continued');
CREATE INDEX "interview_open_of_caller" ON "interview" ("caller_id") WHERE "state" IN ('open', 'to_be_continued');
-- What was held since a day: who works how much.

DROP INDEX "help_item_organisation_id_state_due_on_idx";
DROP INDEX "help_item_owner_id_state_due_on_idx";
CREATE INDEX "help_item_owner_id_idx" ON "help_item" ("owner_id");
CREATE INDEX "help_item_open" ON "help_item" ("organisation_id", "due_on") WHERE "state" = 'open';
CREATE INDEX "help_item_open_of_owner" ON "help_item" ("owner_id", "due_on") WHERE "state" = 'open';

-- What waits or failed, and which of a person's jobs ended; ended jobs go after a time.
DROP INDEX "job_state_finished_at_idx";
CREATE INDEX "job_unfinished" ON "job" ("organisation_id") WHERE "state" IN ('queued', 'running', 'failed');
CREATE INDEX "job_organisation_id_finished_at_idx" ON "job" ("organisation_id", "finished_at");
CREATE INDEX "job_organisation_id_asked_by_id_idx" ON "job" ("organisation_id", "asked_by_id");
