import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { callScope } from '@/server/scope'
import { concernRows } from '../parts/concern-rows'
import { othersConcerns } from '../parts/raised-by'

const raisedBy = ({ staffId }: StaffActor) => Prisma.sql`concern.raised_by_id = ${staffId}::uuid`

/**
 * What the interview form shows: the words and withdrawals of the actor's own concern at this interview, and whether colleagues' concerns about the
 * family stand.
 */
export const ownConcern = async (actor: StaffActor, interviewId: string) => {
  const interview = await requireCall(
    actor,
    'concern.raise',
    interviewId,
    await database(actor).interview.findFirst({
      where: { id: interviewId, ...callScope(actor) },
      select: { familyId: true },
    }),
  )
  // The scope says which call. Who has the family is not read again, because the page of a call reads much else.
  await authorize(actor, 'concern.raise', { id: interviewId })
  const [ownConcern] = await concernRows(
    actor,
    Prisma.sql`concern.interview_id = ${interviewId}::uuid and ${raisedBy(actor)}`,
  )
  return {
    isStanding: ownConcern?.mayWithdraw ?? false,
    entries: (ownConcern?.entries ?? []).flatMap(({ id, kind, text, seen }) =>
      kind === 'raised' || kind === 'withdrawn' ? [{ id, kind, text, isSeen: seen !== null }] : [],
    ),
    others: (await othersConcerns(actor, [interview.familyId])).get(interview.familyId) ?? null,
  }
}
