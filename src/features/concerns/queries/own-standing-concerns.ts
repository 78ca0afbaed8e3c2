import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

/**
 * The caller's own concerns that stand, the newest first, whoever has the family now: when one was raised, and the family's
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
      entries: { orderBy: { writtenAt: 'asc' }, select: { kind: true, writtenAt: true } },
    },
  })
  return concerns
    .flatMap(({ id, interviewId, interview, entries }) => {
      const [first, last] = [entries[0], entries.at(-1)]
      if (!first || last?.kind !== 'raised') return []
      return [{ id, interviewId, familyRef: interview.family.ref, raisedAt: first.writtenAt }]
    })
    .toSorted((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime())
}

export type OwnStandingConcern = Awaited<ReturnType<typeof ownStandingConcerns>>[number]
