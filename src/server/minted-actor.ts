/**
 * The only file that creates actors: from the row of a session that was checked, or for the operator's command line. Reads
 * no cookie and imports no framework, so that the command line can use it.
 */
import 'server-only'
import type { Role, Source, StaffActor, SystemActor } from '@/domain/access/actor'

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
  hasProviderFactor?: boolean
  isDemonstration?: boolean
}

export const commandLine: Source = { origin: 'command_line', addressHash: null }
const ofJob: Source = { origin: 'job', addressHash: null }

const confirmsBy = ({ hasFactor, hasProviderFactor }: SessionStaff): StaffActor['confirmsBy'] => {
  if (hasFactor) return 'factor'
  return hasProviderFactor ? 'provider' : 'password'
}

/** `sessionId` is the id of a one-time link when a password is set with it, and '' for a job or the command line. */
export const staffActor = (sessionId: string, staff: SessionStaff, source: Source): StaffActor =>
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
    confirmsBy: confirmsBy(staff),
    hasPasskey: staff.hasPasskey ?? false,
    isDemonstration: staff.isDemonstration ?? false,
    source,
  }) as StaffActor

/** The person who asked for a job. */
export const jobActor = (staff: SessionStaff): StaffActor => staffActor('', staff, ofJob)

/** The actor of the operator's command line, for one organisation, or of what nobody signed in for. */
export const systemActor = (organisationId: string, source = commandLine): SystemActor =>
  // The brand exists only in the types here too.
  ({ kind: 'system', organisationId, source }) as SystemActor

/** The system as the worker of a job. */
export const workerActor = (organisationId: string): SystemActor => systemActor(organisationId, ofJob)

/** The same person by another way: the session is loaded once for a request. */
export const actorFrom = (actor: StaffActor, source: Source): StaffActor => ({ ...actor, source })
