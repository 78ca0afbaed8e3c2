import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import type { MarkConcernSeen } from '../schema'

/** Marks entries as seen, with the person and the time. An entry keeps its first sighting. */
export const markConcernSeen = async (actor: StaffActor, { entryIds }: MarkConcernSeen) => {
  const { organisationId } = actor
  // This check comes before the look-up, so that a person who may not read concerns does not learn whether one exists.
  await authorize(actor, 'concern.see')
  const entries = await database(actor).concernEntry.findMany({
    where: { id: { in: entryIds }, organisationId },
    select: { id: true, concern: { select: { interviewId: true, familyId: true } } },
  })
  const missing = entryIds.find((id) => !entries.some((entry) => entry.id === id))
  if (missing !== undefined) requireFound(null, { actor, verb: 'concern.see', id: missing })
  return inTransaction(actor, async (tx) => {
    const sighting = { organisationId, seenById: actor.staffId, seenAt: now() }
    const newSightings = await tx.concernSighting.createManyAndReturn({
      data: entries.map(({ id }) => ({ entryId: id, ...sighting })),
      skipDuplicates: true,
      select: { entryId: true },
    })
    const newlySeen = new Set(newSightings.map(({ entryId }) => entryId))
    const subjects = entries
      .filter(({ id }) => newlySeen.has(id))
      .map(({ concern: { interviewId, familyId } }) => interviewId ?? familyId)
    for (const subjectId of new Set(subjects)) await audit(tx, actor, 'concern.see', subjectId)
    return { seen: newlySeen.size }
  })
}
