import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { lastDayOf, type Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Prepare } from '../schema'
import { requireAuthor } from './author'
import { publicationInputs } from './publication-inputs'
import { refuseStoppedTexts } from './refuse-stopped-texts'

/** A period is published when it is over: until then somebody may still be called in it. */
const refuseUnfinished = (period: Period) => {
  if (lastDayOf(period) >= today())
    throw new AppError('invalid', 'period_not_over', [{ path: 'at', reason: 'period_not_over' }])
}

/** What a period would be prepared from. What stands in the way of that is refused before anything is worked out. */
export const preparableInputs = async (tx: Transaction, actor: Actor, { period, correction }: Prepare) => {
  await refuseStoppedTexts(tx, actor, [{ path: 'correction', text: correction }])
  const inputs = await publicationInputs(tx, actor, period)
  if (inputs.published.size > 0 && !correction) throw new AppError('conflict', 'correction_wanted')
  if (inputs.published.size + inputs.preparation.nodes.length === 0)
    throw new AppError('conflict', 'nothing_to_publish')
  return inputs
}

/** Who prepares it, once that may be done at all. */
export const requirePreparer = async (actor: Actor, period: Period): Promise<string> => {
  await authorize(actor, 'release.prepare')
  refuseUnfinished(period)
  return requireAuthor(actor)
}
