import type { Actor } from '@/domain/access/actor'
import { found } from '@/server/authorize'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'

/** An open preparation of one's own organisation. What was published or put away is not open any more. */
export const openPreparation = async (actor: Actor, id: string) => {
  const preparation = found(
    await database().preparation.findFirst({
      where: { id, organisationId: actor.organisationId },
      select: { id: true, state: true, grain: true, at: true, preparedById: true, fingerprint: true, version: true },
    }),
  )
  if (preparation.state !== 'open') throw new AppError('conflict', 'preparation_closed')
  return preparation
}
