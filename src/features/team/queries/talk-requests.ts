import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, Prisma } from '@/server/db'
import { talkInScope } from '@/server/scope'
import { isAskedOfNobody, talkNeedsCoordinator } from '@/server/talk-conditions'

const mostShown = 50

type TalkRow = {
  id: string
  dueOn: string
  doneAt: Date | null
  askedById: string
  withId: string
  asker: string
  asked: string
  isAskedOfNobody: boolean
  count: number
}

/** Open requests, and what the actor asked and was done today, so that they see it. */
const conditionOf = (actor: StaffActor): Prisma.Sql => {
  const mine = Prisma.sql`(talk_request.with_id = ${actor.staffId}::uuid or talk_request.asked_by_id = ${actor.staffId}::uuid)`
  const mayCare = can(actor, 'talk.close', { ownerId: null })
  return Prisma.sql`(
    talk_request.done_at is null and talk_request.cancelled_at is null and ${mine}
    or talk_request.asked_by_id = ${actor.staffId}::uuid and talk_request.done_at is not null
      and talk_request.due_on = ${today()}::date
    or ${mayCare} and ${talkNeedsCoordinator()})`
}

/**
 * Who wants to talk with the actor after a heavy call, whom the actor asked, and for coordinators the talks of others that did
 * not happen on their day, or cannot because nobody who was asked is there; and how many there are. It says nothing about the
 * call.
 */
export const talkRequests = async (actor: StaffActor) => {
  await authorize(actor, 'talk.read')
  const rows = await database(actor).$queryRaw<TalkRow[]>`
    select talk_request.id, to_char(talk_request.due_on, 'YYYY-MM-DD') as "dueOn", talk_request.done_at as "doneAt",
      talk_request.asked_by_id as "askedById", talk_request.with_id as "withId", asker.name as asker, asked.name as asked,
      ${isAskedOfNobody()} as "isAskedOfNobody", count(*) over ()::int as count
    from talk_request
    join staff asker on asker.id = talk_request.asked_by_id
    join staff asked on asked.id = talk_request.with_id
    where ${talkInScope(actor)} and ${conditionOf(actor)}
    order by talk_request.due_on, talk_request.asked_at, talk_request.id
    limit ${mostShown}`
  const requests = rows.map(({ askedById, withId, count: _count, ...row }) => ({
    ...row,
    isLate: row.dueOn < today(),
    isMine: askedById === actor.staffId,
    isWithMe: withId === actor.staffId,
  }))
  return { requests, count: rows[0]?.count ?? 0 }
}

export type TalkRequestList = Awaited<ReturnType<typeof talkRequests>>
