-- A new value can be used only after the transaction that added it, so the migration after this one uses it.
ALTER TYPE "CallNoticeKind" ADD VALUE 'call_taken_over';
