import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { addBlocks, blockOf } from '@/domain/figures/block'
import { weekOf } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { UpdateBoardGrain } from '../schema'

/**
 * A board of which too few families are called in a week is published by block, from the next block on: never both in one.
 * Until that block has begun it can be taken back.
 */
export const updateBoardGrain = async (actor: Actor, { boardId, byBlock }: UpdateBoardGrain) => {
  await authorize(actor, 'organisation.change')
  const thisBlock = blockOf(weekOf(today()))
  return inTransaction(async (tx) => {
    const board = requireFound(
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
