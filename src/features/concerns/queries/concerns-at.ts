import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize, found } from '@/server/authorize'
import { database } from '@/server/db'
import { foundCall } from '@/server/found-call'
import { callScope, callSubject, familyScope } from '@/server/scope'
import { concernRows } from './concern-rows'
import { coordinatorAmong } from './whom-to-ask'

/**
 * That colleagues' concerns about a family stand, and whom to ask: the coordinator who saw one last, or null for any. Their
 * words are not read here at all.
 */
const concernsOfOthers = async (actor: StaffActor, familyId: string): Promise<{ ask: string | null } | null> => {
  const concerns = await database().safetyConcern.findMany({
    where: { interview: { familyId }, organisationId: actor.organisationId, raisedById: { not: actor.staffId } },
    select: {
      entries: {
        orderBy: { writtenAt: 'desc' },
        select: { kind: true, sighting: { select: { seenById: true, seenAt: true } } },
      },
    },
  })
  const standing = concerns.filter(({ entries }) => entries[0]?.kind === 'raised')
  if (standing.length === 0) return null
  const sightings = standing
    .flatMap(({ entries }) => entries.flatMap(({ sighting }) => sighting ?? []))
    .toSorted((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
  const ids = sightings.map(({ seenById }) => seenById)
  return { ask: await coordinatorAmong(database(), actor, ids) }
}

/** All concerns about a family: whole to coordinators, one's own to a caller, who is told that there are others. */
export const concernsOfFamily = async (actor: StaffActor, familyId: string) => {
  const family = found(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id: familyId } },
      select: { callerId: true },
    }),
    { actor, verb: 'concern.raise', id: familyId },
  )
  await authorize(actor, 'concern.raise', { id: familyId, callerId: family.callerId })
  const readsAll = can(actor, 'concern.read')
  return {
    concerns: await concernRows(actor, {
      interview: { familyId },
      ...(readsAll ? {} : { raisedById: actor.staffId }),
    }),
    others: readsAll ? null : await concernsOfOthers(actor, familyId),
  }
}

/** What the screen of a call shows: one's own concern at this interview, and that there are others about the family. */
export const ownConcernAt = async (actor: StaffActor, interviewId: string) => {
  const interview = await foundCall(
    actor,
    'concern.raise',
    interviewId,
    await database().interview.findFirst({
      where: { id: interviewId, ...callScope(actor) },
      select: {
        id: true,
        familyId: true,
        callerId: true,
        state: true,
        startedAt: true,
        family: { select: { callerId: true } },
      },
    }),
  )
  await authorize(actor, 'concern.raise', callSubject(interview))
  const [own] = await concernRows(actor, { interviewId, raisedById: actor.staffId })
  return {
    isStanding: own?.isStanding ?? false,
    entries: (own?.entries ?? []).map(({ id, kind, text, seen }) => ({ id, kind, text, isSeen: seen !== null })),
    others: await concernsOfOthers(actor, interview.familyId),
  }
}
