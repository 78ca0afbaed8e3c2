import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { progressOf, type Progress } from '@/server/progress'

/** What one organisation works out of one period at a time. */
export const workOn = ({ organisationId }: Actor, { grain, at }: Period) => `${organisationId} ${grain} ${at}`

/** How far preparing or publishing a period has come; null when nobody is at it. */
export const preparingProgress = async (actor: Actor, period: Period): Promise<Progress | null> => {
  await authorize(actor, 'release.read')
  return progressOf(workOn(actor, period))
}
