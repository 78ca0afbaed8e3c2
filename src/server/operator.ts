/**
 * Finds the organisation and the actor of the operator's command line. The actor is the system: whoever can run the command
 * line has access to the whole database anyway.
 */
import 'server-only'
import type { StaffActor, SystemActor } from '@/domain/access/actor'
import { database, disconnect, ofOrganisation, translateDatabaseError } from './db'
import { AppError } from './errors'
import { commandLine, staffActor, systemActor } from './minted-actor'

const organisationsNamed = async (name?: string) => {
  try {
    return await database('organisations').organisation.findMany({
      where: name ? { name } : {},
      select: { id: true },
      take: 2,
    })
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/**
 * The actor for the organisation of this name, or for the only organisation. Throws when there is none or it is ambiguous.
 */
export const operatorOf = async (name?: string): Promise<SystemActor> => {
  const [organisation, secondOrganisation] = await organisationsNamed(name)
  if (!organisation) throw new AppError('not_found', name ? 'unknown_organisation' : 'no_organisation')
  if (secondOrganisation) throw new AppError('conflict', 'which_organisation')
  return systemActor(organisation.id)
}

/** The actor for what concerns the whole installation, such as its keys: it has the rights of every organisation. */
export const operatorOfInstallation = async (): Promise<SystemActor> => {
  const [organisation] = await organisationsNamed()
  if (!organisation) throw new AppError('not_found', 'no_organisation')
  return systemActor(organisation.id)
}

/** A member of staff in the demonstration, in whose name the command line runs the commands of the screens. */
export const staffMember = async ({ organisationId }: SystemActor, email: string): Promise<StaffActor> => {
  const staff = await database(ofOrganisation(organisationId)).staff.findFirst({
    where: { organisationId, email },
    select: { id: true, organisationId: true, role: true, boardId: true, municipalityId: true },
  })
  if (!staff) throw new AppError('not_found')
  return staffActor('', staff, commandLine)
}

export const closeDatabase = disconnect
