import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { schoolChoices, staffChoices } from '@/server/choices'
import { callerRoles } from '../parts/caller-roles'

/** The callers and schools that a family's form offers. */
export const familyFormChoices = async (actor: Actor) => {
  await authorize(actor, 'family.create')
  const [callers, schools] = await Promise.all([
    staffChoices(actor.organisationId, callerRoles),
    schoolChoices(actor.organisationId),
  ])
  return { callers, schools }
}

export type FamilyFormChoices = Awaited<ReturnType<typeof familyFormChoices>>
