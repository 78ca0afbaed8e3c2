import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { concernLines } from '../parts/concern-lines'
import type { ConcernFilter } from '../schema'

export const linesPerPage = 50

/** One page of the undecided concerns, the oldest first, or of the decided ones. */
export const concernList = async (actor: Actor, { state, page }: ConcernFilter) => {
  await authorize(actor, 'concern.read')
  return concernLines(actor, { isDecided: state === 'decided', skip: (page - 1) * linesPerPage, take: linesPerPage })
}
