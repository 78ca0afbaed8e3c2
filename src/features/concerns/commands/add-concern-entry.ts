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

/** A concern of one's own at this interview, or for a coordinator anybody's. A colleague's does not exist for a caller. */
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

/** Under the lock of its concern, and later than the entry before it: their order says whose words stand. */
const createEntry = async (tx: Transaction, actor: StaffActor, concernId: string, input: AddConcernEntry) => {
  await tx.$queryRaw`select 1 from safety_concern where id = ${concernId}::uuid for update`
  const { raisedById, entries } = await tx.safetyConcern.findUniqueOrThrow({
    where: { id: concernId },
    select: {
      raisedById: true,
      entries: { orderBy: { writtenAt: 'asc' }, select: { writtenAt: true, kind: true, writtenById: true } },
    },
  })
  // Withdrawn already, by this request or by somebody else at the same moment.
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
  // Sent before: the same words in the same place, and nothing else.
  const repeatedEntry = await tx.concernEntry.findFirst({ where: entry, select: { id: true } })
  requireFound(repeatedEntry, { actor, verb: 'concern.raise', id: input.entryId })
}

/**
 * "Niet pluis": an entry of the author or a coordinator, which nobody changes afterwards. Withdrawing is one as well: the author
 * withdraws their own words, a coordinator all. The author may add one also after the family went to another caller. Hands back
 * who gets it.
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
