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
 * Switches a board with too few families in a week to publication by block. It takes effect with the next block, so that one
 * block never holds both weeks and a block of the board. Until that block has begun the switch can be undone.
 */
export const updateBoardGrain = async (actor: Actor, { boardId, byBlock }: UpdateBoardGrain) => {
  await authorize(actor, 'organisation.change')
  const thisBlock = blockOf(weekOf(today()))
  return inTransaction(actor, async (tx) => {
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
