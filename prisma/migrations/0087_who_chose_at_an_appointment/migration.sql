-- Who chose how a call is held, at the appointment as at the interview. Of earlier appointments nobody was asked.
ALTER TABLE "appointment" ADD COLUMN "chosen_by" "Chooser";
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_chosen_by_check" CHECK ("chosen_by" IS NULL OR "channel" IS NOT NULL);
