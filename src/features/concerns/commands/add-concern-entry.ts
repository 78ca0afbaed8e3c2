import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { mayWithdraw, standingAuthorIds } from '@/domain/calls/standing-concern'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { callColumns, callSubject, concernCallScope, concernScope } from '@/server/scope'
import { coordinatorNames } from '../parts/coordinator-names'
import type { AddConcernEntry } from '../schema'

/**
 * The id of the concern for the entry: a given one in the actor's scope, or the actor's own at this interview, which a first
 * entry creates. Throws `not_found` for a colleague's concern, except for a coordinator.
 */
const requireConcern = async (tx: Transaction, actor: StaffActor, { id, concernId, kind }: AddConcernEntry) => {
  if (concernId !== null) {
    const where = { AND: [concernScope(actor), { id: concernId, interviewId: id }] }
    const concern = await tx.safetyConcern.findFirst({ where, select: { id: true } })
    return requireFound(concern, { actor, verb: 'concern.raise', id: concernId }).id
  }
  const ownConcern = { interviewId: id, raisedById: actor.staffId }
  if (kind === 'raised')
    await tx.safetyConcern.createMany({
      data: [{ ...ownConcern, organisationId: actor.organisationId }],
      skipDuplicates: true,
    })
  const concern = await tx.safetyConcern.findUnique({
    where: { interviewId_raisedById: ownConcern },
    select: { id: true },
  })
  return requireFound(concern, { actor, verb: 'concern.raise', id }).id
}

/**
 * Creates the entry under the lock of its concern, with a later time than the last entry: the order of entries decides whose
 * words stand.
 */
const createEntry = async (tx: Transaction, actor: StaffActor, concernId: string, input: AddConcernEntry) => {
  await tx.$queryRaw`select 1 from safety_concern where id = ${concernId}::uuid for update`
  const { raisedById, entries } = await tx.safetyConcern.findUniqueOrThrow({
    where: { id: concernId },
    select: {
      raisedById: true,
      entries: { orderBy: { writtenAt: 'asc' }, select: { writtenAt: true, kind: true, writtenById: true } },
    },
  })
  // The words were already withdrawn, by an earlier copy of this request or by somebody else.
  const standingAuthors = standingAuthorIds(entries, raisedById)
  if (input.kind === 'withdrawn' && !mayWithdraw(standingAuthors, raisedById, actor.staffId)) return
  const last = entries.at(-1)
  const entry = { id: input.entryId, concernId, writtenById: actor.staffId, kind: input.kind, text: input.text }
  const writtenAt = new Date(Math.max(now().getTime(), (last?.writtenAt.getTime() ?? 0) + 1))
  const { count } = await tx.concernEntry.createMany({
    data: [{ ...entry, writtenAt, organisationId: actor.organisationId }],
    skipDuplicates: true,
  })
  if (count > 0) return audit(tx, actor, 'concern.raise', input.id, { kind: input.kind, entry: input.entryId })
  // A stored entry with this id is accepted only as a repeat: the same words, kind, writer and concern.
  const repeatedEntry = await tx.concernEntry.findFirst({ where: entry, select: { id: true } })
  requireFound(repeatedEntry, { actor, verb: 'concern.raise', id: input.entryId })
}

/**
 * Adds an entry to a safety concern ("niet pluis"), which nobody can change afterwards. A withdrawal is an entry, too: the
 * author withdraws their own words, a coordinator all. The author may still add entries after the family went to another
 * caller. Returns the names of the coordinators who receive it.
 */
export const addConcernEntry = async (actor: StaffActor, input: AddConcernEntry) => {
  const interview = await requireCall(
    actor,
    'concern.raise',
    input.id,
    await database().interview.findFirst({
      where: { id: input.id, ...concernCallScope(actor) },
      select: { ...callColumns, concerns: { where: { raisedById: actor.staffId }, select: { raisedById: true } } },
    }),
  )
  const ownerId = interview.concerns[0]?.raisedById ?? null
  await authorize(actor, 'concern.raise', { ...callSubject(interview), ownerId })
  return inTransaction(async (tx) => {
    const concernId = await requireConcern(tx, actor, input)
    await createEntry(tx, actor, concernId, input)
    return { entryId: input.entryId, to: await coordinatorNames(tx, actor) }
  })
}
