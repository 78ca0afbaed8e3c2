/**
 * What the operator's command line knows of the database: which organisation it works for, and whether there is one. Its
 * actor is the system; whoever can start it already holds the database itself.
 */
import 'server-only'
import type { StaffActor, SystemActor } from '@/domain/access/actor'
import { database, translateDatabaseError } from './db'
import { AppError } from './errors'
import { staffActor, systemActor } from './minted-actor'

const organisationsNamed = async (name?: string) => {
  try {
    return await database().organisation.findMany({ where: name ? { name } : {}, select: { id: true }, take: 2 })
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** The only organisation there is, or the one of that name. */
export const operatorOf = async (name?: string): Promise<SystemActor> => {
  const [organisation, secondOrganisation] = await organisationsNamed(name)
  if (!organisation) throw new AppError('not_found', name ? 'unknown_organisation' : 'no_organisation')
  if (secondOrganisation) throw new AppError('conflict', 'which_organisation')
  return systemActor(organisation.id)
}

/** Somebody of the demonstration, for whom the command line does what they would do on the screens. */
export const staffMember = async ({ organisationId }: SystemActor, email: string): Promise<StaffActor> => {
  const staff = await database().staff.findFirst({
    where: { organisationId, email },
    select: { id: true, organisationId: true, role: true, boardId: true, municipalityId: true },
  })
  if (!staff) throw new AppError('not_found')
  return staffActor('', staff)
}

export const closeDatabase = () => database().$disconnect()
