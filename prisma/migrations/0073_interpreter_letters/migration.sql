-- E-mails to interpreters. The workers enqueue each of them once for a booking and what is told.
ALTER TYPE "JobKind" ADD VALUE 'interpreter_letter';
CREATE TYPE "InterpreterNotice" AS ENUM ('booked', 'moved', 'cancelled', 'reminder');
ALTER TABLE "interpreter_booking" ADD COLUMN "letter" "InterpreterNotice", ADD COLUMN "letter_at" TIMESTAMPTZ(3);
