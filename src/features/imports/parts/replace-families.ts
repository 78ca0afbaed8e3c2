import 'server-only'
import type { Transaction } from '@/server/db'
import { replaceFollowUps } from './replace-follow-ups'
import { replaceOwner } from './replace-owner'
import { updateMovedHelp } from './update-moved-help'
import { updateMovedSteps } from './update-moved-steps'

type Move = { interviewId: string; familyId: string }
type MovedRow = { table: string; id: string }

/**
 * Gives interviews to other families, with the help and the promised calls of each. The application itself may give no row to
 * another family: a function of the owner does it.
 */
export const replaceFamilies = async (tx: Transaction, moves: readonly Move[]): Promise<void> => {
  if (moves.length === 0) return
  const movedRows = await tx.$queryRaw<MovedRow[]>`
    select moved_table as "table", id from move_interviews(${JSON.stringify(moves)}::jsonb)`
  const idsOf = (wanted: string) => movedRows.filter(({ table }) => table === wanted).map(({ id }) => id)
  const helpIds = idsOf('help_item')
  await updateMovedHelp(tx, helpIds)
  await updateMovedSteps(tx, idsOf('care_step'))
  await replaceOwner(tx, new Map(moves.map(({ interviewId, familyId }) => [interviewId, familyId])))
  await replaceFollowUps(tx, { helpIds, interviewIds: moves.map(({ interviewId }) => interviewId) })
}
