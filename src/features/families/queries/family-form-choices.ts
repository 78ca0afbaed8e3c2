import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { callersToAssign } from '@/server/call-load'
import { schoolChoices } from '@/server/choices'

/** The callers and schools that a family's form offers. */
export const familyFormChoices = async (actor: Actor) => {
  await authorize(actor, 'family.create')
  const [callers, schools] = await Promise.all([
    callersToAssign(actor.organisationId),
    schoolChoices(actor.organisationId),
  ])
  return { callers, schools }
}

export type FamilyFormChoices = Awaited<ReturnType<typeof familyFormChoices>>
