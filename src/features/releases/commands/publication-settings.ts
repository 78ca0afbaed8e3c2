import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { addBlocks, blockOf } from '@/domain/figures/block'
import { weekOf } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { SetBoardGrain, SetThreshold } from '../schema'

/** K, for what is published from now on: never under ten. What was published keeps the K that it was made by. */
export const setThreshold = async (actor: Actor, { threshold }: SetThreshold) => {
  await authorize(actor, 'organisation.change')
  return inTransaction(async (tx) => {
    const where = { id: actor.organisationId }
    const { threshold: before } = found(await tx.organisation.findUnique({ where, select: { threshold: true } }))
    await tx.organisation.update({ where, data: { threshold }, select: { id: true } })
    await audit(tx, actor, 'organisation.change', actor.organisationId, { threshold, before })
    return { threshold }
  })
}

/**
 * A board of which too few families are called in a week is published by block, from the next block on: never both in one.
 * Until that block has begun it can be taken back.
 */
export const setBoardGrain = async (actor: Actor, { boardId, byBlock }: SetBoardGrain) => {
  await authorize(actor, 'organisation.change')
  const thisBlock = blockOf(weekOf(today()))
  return inTransaction(async (tx) => {
    const board = found(
      await tx.schoolBoard.findFirst({
        where: { id: boardId, organisationId: actor.organisationId },
        select: { byBlockFrom: true },
      }),
      { actor, verb: 'organisation.change', id: boardId },
    )
    if (board.byBlockFrom !== null && board.byBlockFrom <= thisBlock) throw new AppError('conflict', 'grain_begun')
    const byBlockFrom = byBlock ? addBlocks(thisBlock, 1) : null
    await tx.schoolBoard.update({ where: { id: boardId }, data: { byBlockFrom }, select: { id: true } })
    await audit(tx, actor, 'organisation.change', boardId, { byBlockFrom })
    return { byBlockFrom }
  })
}
