import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database, type Prisma, type Transaction } from '@/server/db'
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
  quotes: { orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }], select: { node: true, text: true } },
} satisfies Prisma.PreparationSelect

type PreparationAuthors = { preparedById: string; writers: readonly { staffId: string }[]; names?: readonly NewName[] }

/** The people who may not approve: whoever prepared it, and whoever wrote, changed or removed a word or a name in it. */
export const authorsOfPreparation = ({ preparedById, writers, names = [] }: PreparationAuthors) => ({
  preparedById,
  writtenByIds: [
    ...new Set([...writers.map(({ staffId }) => staffId), ...names.flatMap(({ writtenByIds }) => writtenByIds)]),
  ],
})

/** An open preparation of the actor's organisation. A published or discarded one is not open any more. */
export const loadOpenPreparation = async (actor: Actor, verb: Verb, id: string) => {
  await requireReleaseAccess(actor, verb, id)
  const where = { id, organisationId: actor.organisationId }
  const preparation = requireFound(await database(actor).preparation.findFirst({ where, select }), { actor, verb, id })
  await authorize(actor, verb, { id, ...authorsOfPreparation(preparation) })
  if (preparation.state !== 'open') throw new AppError('conflict', 'preparation_closed')
  return preparation
}

/**
 * Raises the version with every change of a text: an approval names the version that was looked at, so it happens before the
 * change or is refused.
 */
export const bumpVersion = async (tx: Transaction, id: string) => {
  const { count } = await tx.preparation.updateMany({
    where: { id, state: 'open' },
    data: { version: { increment: 1 } },
  })
  if (count === 0) throw new AppError('conflict', 'preparation_closed')
}
