import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { callScope } from '@/server/scope'
import { mostShown, type OpenInterview } from '../parts/open-interview-row'

/**
 * Calls that this caller began and may still finish, of families that went to another caller. They carry no parent's name.
 */
export const handedOverInterviews = async (actor: StaffActor): Promise<OpenInterview[]> => {
  await authorize(actor, 'interview.read')
  const elsewhere = { OR: [{ callerId: null }, { callerId: { not: actor.staffId } }] }
  const interviews = await database().interview.findMany({
    where: { AND: [callScope(actor), { callerId: actor.staffId, family: elsewhere }] },
    orderBy: { startedAt: 'asc' },
    take: mostShown,
    select: {
      id: true,
      channel: true,
      startedAt: true,
      caller: { select: { name: true } },
      family: { select: { id: true, ref: true } },
    },
  })
  return interviews.map(({ family, ...interview }) => ({ ...interview, family: { ...family, identity: null } }))
}
