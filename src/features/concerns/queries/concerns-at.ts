import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { authorize, found } from '@/server/authorize'
import { database, Prisma } from '@/server/db'
import { foundCall } from '@/server/found-call'
import { callColumns, callScope, callSubject, concernInScope, familyScope } from '@/server/scope'
import { concernRows } from './concern-rows'

/**
 * That colleagues' concerns about a family stand, and whom to ask: the coordinator who saw one last, or null for any. Their
 * words are not read here at all.
 */
const concernsOfOthers = async (actor: StaffActor, familyId: string): Promise<{ ask: string | null } | null> => {
  const [row] = await database().$queryRaw<{ ask: string | null }[]>`
    with standing as (
      select c.id from safety_concern c join interview i on i.id = c.interview_id
      where i.family_id = ${familyId}::uuid and c.organisation_id = ${actor.organisationId}::uuid
        and c.raised_by_id <> ${actor.staffId}::uuid
        and exists (select from concern_entry e where e.concern_id = c.id and e.kind = 'raised'
          and not exists (select from concern_entry w
            where w.concern_id = c.id and w.kind = 'withdrawn' and w.written_at > e.written_at
              and (w.written_by_id = e.written_by_id or w.written_by_id <> c.raised_by_id))))
    select (select who.name from concern_entry e join concern_sighting s on s.entry_id = e.id
      join staff who on who.id = s.seen_by_id and who.role = any(${rolesThatMay('concern.see')}::"Role"[]) and who.disabled_at is null
      where e.concern_id in (select id from standing) order by s.seen_at desc limit 1) as ask
    where exists (select from standing)`
  return row ?? null
}

const raisedBy = ({ staffId }: StaffActor) => Prisma.sql`concern.raised_by_id = ${staffId}::uuid`

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
  return {
    concerns: await concernRows(
      actor,
      Prisma.sql`interview.family_id = ${familyId}::uuid and ${concernInScope(actor)}`,
    ),
    others: can(actor, 'concern.read') ? null : await concernsOfOthers(actor, familyId),
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
      select: { ...callColumns, familyId: true },
    }),
  )
  await authorize(actor, 'concern.raise', callSubject(interview))
  const [own] = await concernRows(actor, Prisma.sql`interview.id = ${interviewId}::uuid and ${raisedBy(actor)}`)
  return {
    isStanding: own?.mayWithdraw ?? false,
    entries: (own?.entries ?? []).map(({ id, kind, text, seen }) => ({ id, kind, text, isSeen: seen !== null })),
    others: await concernsOfOthers(actor, interview.familyId),
  }
}
