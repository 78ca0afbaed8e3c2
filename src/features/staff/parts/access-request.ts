import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { releasersWhere } from './releasers'

const columns = {
  id: true,
  organisationId: true,
  kind: true,
  staffId: true,
  fromRole: true,
  toRole: true,
  trainee: true,
  requestedById: true,
  expiresAt: true,
  decidedAt: true,
} as const

/** A request of the actor's own organisation that the actor may decide on in this way. */
export const requireRequest = async (actor: Actor, verb: Verb, id: string) => {
  await authorize(actor, verb, { id })
  const where = { id, organisationId: actor.organisationId }
  const request = requireFound(await database(actor).accessRequest.findFirst({ where, select: columns }), {
    actor,
    verb,
    id,
  })
  await authorize(actor, verb, { ...request, ownerId: request.staffId })
  return request
}

export type FoundRequest = Awaited<ReturnType<typeof requireRequest>>

/** Marks the request as decided. Of two who decide at the same time the second waits, and is refused. */
export const claimRequest = async (tx: Transaction, actor: Actor, { id }: FoundRequest, released: boolean) => {
  const { count } = await tx.accessRequest.updateMany({
    where: { id, decidedAt: null },
    data: { decidedAt: now(), decidedById: actor.kind === 'staff' ? actor.staffId : null, released },
  })
  if (count === 0) throw new AppError('conflict', 'access_decided')
}

/**
 * Locks both people of a request and refuses one that is stale: too old, or somebody changed since. Refuses the command line
 * while a person may release it.
 */
export const refuseStale = async (tx: Transaction, actor: Actor, request: FoundRequest) => {
  const { organisationId, staffId, requestedById, fromRole } = request
  const people = await tx.$queryRaw<{ id: string; role: string; isDisabled: boolean }[]>`
    select id, role, disabled_at is not null as "isDisabled" from staff
    where id in (${staffId}::uuid, ${requestedById}::uuid) order by id for no key update`
  const releasers = await tx.staff.findMany({ where: releasersWhere(organisationId), select: { id: true, role: true } })
  const staff = people.find(({ id }) => id === staffId)
  const mayStillAsk =
    requestedById === null ||
    releasers.some(({ id, role }) => id === requestedById && rolesThatMay('staff.change').includes(role))
  if (!mayStillAsk || staff?.isDisabled !== false || staff.role !== fromRole || request.expiresAt <= now())
    throw new AppError('conflict', 'access_stale')
  const mayStillDecide = (id: string) => releasers.some((releaser) => releaser.id === id)
  if (actor.kind === 'staff' && !mayStillDecide(actor.staffId)) throw new AppError('forbidden')
  if (actor.kind === 'system' && releasers.some(({ id }) => id !== requestedById && id !== staffId))
    throw new AppError('conflict', 'access_second_person')
}
