-- Switching on the export of names and interviews waits for a second person.
ALTER TYPE "AccessKind" ADD VALUE 'person_export';
