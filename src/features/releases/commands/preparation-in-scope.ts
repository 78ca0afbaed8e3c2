import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, found } from '@/server/authorize'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { inScopeOfReleases } from '../queries/in-scope'
import type { NewName } from '../queries/new-names'

const select = {
  id: true,
  state: true,
  grain: true,
  at: true,
  preparedById: true,
  fingerprint: true,
  version: true,
  nodes: true,
  writers: { select: { staffId: true } },
  texts: { select: { node: true, comment: true, points: true, requests: true } },
  quotes: { orderBy: { id: 'asc' }, select: { node: true, text: true } },
} as const

type Behind = { preparedById: string; writers: readonly { staffId: string }[]; names?: readonly NewName[] }

/** Whom the rule of two people keeps from approving: who prepared it, and whoever wrote, changed or took out a word or a name. */
export const behindIt = ({ preparedById, writers, names = [] }: Behind) => ({
  preparedById,
  writtenByIds: [
    ...new Set([...writers.map(({ staffId }) => staffId), ...names.flatMap(({ writtenByIds }) => writtenByIds)]),
  ],
})

/** An open preparation of one's own organisation. What was published or put away is not open any more. */
export const openPreparation = async (actor: Actor, verb: Verb, id: string) => {
  await inScopeOfReleases(actor, verb, id)
  const where = { id, organisationId: actor.organisationId }
  const preparation = found(await database().preparation.findFirst({ where, select }), { actor, verb, id })
  await authorize(actor, verb, { id, ...behindIt(preparation) })
  if (preparation.state !== 'open') throw new AppError('conflict', 'preparation_closed')
  return preparation
}

/** What is approved is what was looked at, words included. Whoever approves it at that moment goes first, or comes after. */
export const moveOn = async (tx: Transaction, id: string) => {
  const { count } = await tx.preparation.updateMany({
    where: { id, state: 'open' },
    data: { version: { increment: 1 } },
  })
  if (count === 0) throw new AppError('conflict', 'preparation_closed')
}
