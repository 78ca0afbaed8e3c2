import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { standingWriters } from '@/domain/calls/standing-concern'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/**
 * The caller's own concerns in which their words stand, the newest first, whoever has the family now: when one was raised, and the family's
 * number. No words: an entry may be a coordinator's, and what is said of a family that went to another caller is not theirs.
 */
export const ownStandingConcerns = async (actor: StaffActor) => {
  await authorize(actor, 'concern.raise')
  const { organisationId, staffId } = actor
  const concerns = await database().safetyConcern.findMany({
    where: { organisationId, raisedById: staffId },
    select: {
      id: true,
      interviewId: true,
      interview: { select: { family: { select: { ref: true } } } },
      entries: { orderBy: { writtenAt: 'asc' }, select: { kind: true, writtenAt: true, writtenById: true } },
    },
  })
  return concerns
    .flatMap(({ id, interviewId, interview, entries }) => {
      const [first] = entries
      if (!first || !standingWriters(entries, staffId).has(staffId)) return []
      return [{ id, interviewId, familyRef: interview.family.ref, raisedAt: first.writtenAt }]
    })
    .toSorted((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime())
}

export type OwnStandingConcern = Awaited<ReturnType<typeof ownStandingConcerns>>[number]
