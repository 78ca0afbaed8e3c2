import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { boardChoices, municipalityChoices } from '@/server/choices'

export const schoolFilterChoices = async (actor: Actor) => {
  await authorize(actor, 'school.read')
  const [boards, municipalities] = await Promise.all([
    boardChoices(actor.organisationId),
    municipalityChoices(actor.organisationId),
  ])
  return { boards, municipalities }
}
