/**
 * The only file that creates actors: from the row of a session that was checked, or for the operator's command line. Reads
 * no cookie and imports no framework, so that the command line can use it.
 */
import 'server-only'
import type { Role, StaffActor, SystemActor } from '@/domain/access/actor'

export type SessionStaff = {
  id: string
  organisationId: string
  role: Role
  boardId: string | null
  municipalityId: string | null
  coversForIds?: readonly string[]
  verifiedAt?: Date | null
  hasFactor?: boolean
  hasPasskey?: boolean
  isDemonstration?: boolean
}

/** `sessionId` is the id of a one-time link when a password is set with it, and '' for a job or the command line. */
export const staffActor = (sessionId: string, staff: SessionStaff): StaffActor =>
  // The brand of an actor exists only in the types, so no value has it and only a cast can add it.
  ({
    kind: 'staff',
    staffId: staff.id,
    organisationId: staff.organisationId,
    role: staff.role,
    sessionId,
    boardId: staff.boardId,
    municipalityId: staff.municipalityId,
    coversForIds: staff.coversForIds ?? [],
    verifiedAt: staff.verifiedAt ?? null,
    confirmsBy: staff.hasFactor ? 'factor' : 'password',
    hasPasskey: staff.hasPasskey ?? false,
    isDemonstration: staff.isDemonstration ?? false,
  }) as StaffActor

/** The actor of the operator's command line, for one organisation. */
export const systemActor = (organisationId: string): SystemActor =>
  // The brand exists only in the types here too.
  ({ kind: 'system', organisationId }) as SystemActor
