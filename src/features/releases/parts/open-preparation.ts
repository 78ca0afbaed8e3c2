import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireReleaseAccess } from './release-scope'
import type { NewName } from './new-names'

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

type PreparationAuthors = { preparedById: string; writers: readonly { staffId: string }[]; names?: readonly NewName[] }

/** Whom the rule of two people keeps from approving: who prepared it, and whoever wrote, changed or took out a word or a name. */
export const authorsOfPreparation = ({ preparedById, writers, names = [] }: PreparationAuthors) => ({
  preparedById,
  writtenByIds: [
    ...new Set([...writers.map(({ staffId }) => staffId), ...names.flatMap(({ writtenByIds }) => writtenByIds)]),
  ],
})

/** An open preparation of one's own organisation. What was published or put away is not open any more. */
export const loadOpenPreparation = async (actor: Actor, verb: Verb, id: string) => {
  await requireReleaseAccess(actor, verb, id)
  const where = { id, organisationId: actor.organisationId }
  const preparation = requireFound(await database().preparation.findFirst({ where, select }), { actor, verb, id })
  await authorize(actor, verb, { id, ...authorsOfPreparation(preparation) })
  if (preparation.state !== 'open') throw new AppError('conflict', 'preparation_closed')
  return preparation
}

/** What is approved is what was looked at, words included. Whoever approves it at that moment goes first, or comes after. */
export const bumpVersion = async (tx: Transaction, id: string) => {
  const { count } = await tx.preparation.updateMany({
    where: { id, state: 'open' },
    data: { version: { increment: 1 } },
  })
  if (count === 0) throw new AppError('conflict', 'preparation_closed')
}
