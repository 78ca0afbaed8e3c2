-- An e-mail to an interpreter with their link to a room.
ALTER TYPE "JobKind" ADD VALUE 'room_letter';
