import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { database, inTransaction, ofOrganisation, type Transaction, withScope } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { concernCallScope, concernScope, heldCallColumns, heldCallSubject } from '@/server/scope'
import { coordinatorNames } from '../parts/coordinator-names'
import { createEntry } from '../parts/create-entry'
import { createFamilyConcern } from '../parts/create-family-concern'
import type { AddConcernEntry } from '../schema'

/** The actor's own concern at this interview, which a first entry creates. */
const createConcern = async (
  tx: Transaction,
  actor: StaffActor,
  { interviewId, familyId, kind }: { interviewId: string; familyId: string; kind: AddConcernEntry['kind'] },
) => {
  const { organisationId, staffId: raisedById } = actor
  if (kind === 'raised')
    await tx.safetyConcern.createMany({
      data: [{ interviewId, raisedById, familyId, organisationId }],
      skipDuplicates: true,
    })
  const where = { interviewId_raisedById: { interviewId, raisedById } }
  const concern = await tx.safetyConcern.findUnique({ where, select: { id: true } })
  return requireFound(concern, { actor, verb: 'concern.raise', id: interviewId }).id
}

/** A given concern in the actor's scope. Throws `not_found` for a colleague's, except for a coordinator. */
const requireConcern = async (tx: Transaction, actor: StaffActor, id: string, interviewId: string | null) => {
  const where = { AND: [concernScope(actor), { id, interviewId }] }
  const concern = await tx.safetyConcern.findFirst({ where, select: { id: true } })
  return requireFound(concern, { actor, verb: 'concern.raise', id }).id
}

/** Throws unless the actor may write at this interview, or to this concern without one. Returns the interview's family. */
const authorizeWriter = async (actor: StaffActor, { id, concernId }: AddConcernEntry) => {
  if (id === null) {
    const where = { AND: [concernScope(actor), { id: { in: concernId ? [concernId] : [] }, interviewId: null }] }
    const concern = await database(actor).safetyConcern.findFirst({ where, select: { raisedById: true } })
    const { raisedById } = requireFound(concern, { actor, verb: 'concern.raise', id: concernId })
    await authorize(actor, 'concern.raise', { ownerId: raisedById })
    return null
  }
  const interview = await requireCall(
    actor,
    'concern.raise',
    id,
    await database(actor).interview.findFirst({
      where: { id, ...concernCallScope(actor) },
      select: {
        ...heldCallColumns(actor.staffId),
        familyId: true,
        concerns: { where: { raisedById: actor.staffId }, select: { raisedById: true } },
      },
    }),
  )
  const ownerId = interview.concerns[0]?.raisedById ?? null
  await authorize(actor, 'concern.raise', { ...heldCallSubject(actor.staffId, interview), ownerId })
  return interview.familyId
}

/** Locks the interview against a discard. Returns whether it still exists. */
const lockInterview = async (tx: Transaction, { organisationId }: StaffActor, id: string) => {
  // Who may write about the call may not change it, and a lock counts as a change.
  const rows = await withScope(
    ofOrganisation(organisationId),
    () => tx.$queryRaw<unknown[]>`select 1 from interview where id = ${id}::uuid for key share`,
  )
  return rows.length > 0
}

/**
 * Adds an entry to a safety concern ("niet pluis"), which nobody can change afterwards. A withdrawal is an entry with a
 * reason: the author withdraws their own words, a coordinator all. The author may still add entries after the family went to
 * another caller. When the interview is discarded meanwhile, the words are stored as a concern about its family. Returns the
 * names of the coordinators who receive it.
 */
export const addConcernEntry = async (actor: StaffActor, input: AddConcernEntry) => {
  const { id: interviewId, concernId, kind, entryId, text, source } = input
  const familyId = await authorizeWriter(actor, input)
  return inTransaction(actor, async (tx) => {
    const isFirst = concernId === null && interviewId !== null && familyId !== null
    // The call is gone, and with it what shows that they may write about its family.
    if (isFirst && kind === 'raised' && !(await lockInterview(tx, actor, interviewId)))
      await withScope(ofOrganisation(actor.organisationId), () =>
        createFamilyConcern(tx, actor, { familyId, entryId, text, source }),
      )
    else {
      const id = isFirst
        ? await createConcern(tx, actor, { interviewId, familyId, kind })
        : await requireConcern(tx, actor, concernId ?? '', interviewId)
      await createEntry(tx, actor, id, 'concern.raise', input)
    }
    return { entryId, to: await coordinatorNames(tx, actor) }
  })
}
