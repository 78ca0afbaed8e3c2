/**
 * The only file where an actor is made: from a session's row that was checked, or for the operator's command line. Knows no
 * cookie and no framework, so that the command line can use it.
 */
import 'server-only'
import type { Role, StaffActor, SystemActor } from '@/domain/access/actor'

export type SessionStaff = {
  id: string
  organisationId: string
  role: Role
  boardId: string | null
  municipalityId: string | null
}

/** Also for the moment a session begins, or is stood in for by a one-time link: nobody else may mint one. */
export const staffActor = (sessionId: string, staff: SessionStaff): StaffActor =>
  // The brand exists in the types alone, so that only this file can put it on.
  ({
    kind: 'staff',
    staffId: staff.id,
    organisationId: staff.organisationId,
    role: staff.role,
    sessionId,
    boardId: staff.boardId,
    municipalityId: staff.municipalityId,
  }) as StaffActor

/** The actor of the operator's command line, for one organisation. */
export const systemActor = (organisationId: string): SystemActor =>
  // The same brand.
  ({ kind: 'system', organisationId }) as SystemActor
