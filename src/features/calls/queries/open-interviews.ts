import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, type Prisma } from '@/server/db'
import { callScope, interviewScope } from '@/server/scope'

const mostShown = 30

const interviewFields = {
  id: true,
  state: true,
  channel: true,
  startedAt: true,
  caller: { select: { name: true } },
} as const

/** Interviews that were begun and not ended, the longest open first: a caller's own families, a coordinator all. */
export const openInterviews = async (actor: Actor) => {
  await authorize(actor, 'interview.read')
  const where: Prisma.InterviewWhereInput = { ...interviewScope(actor), state: { in: ['open', 'to_be_continued'] } }
  const [count, interviews] = await Promise.all([
    database().interview.count({ where }),
    database().interview.findMany({
      where,
      orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
      take: mostShown,
      select: {
        ...interviewFields,
        family: { select: { id: true, ref: true, identity: { select: { parentName: true } } } },
      },
    }),
  ])
  return { count, interviews }
}

/** Calls that this caller began and may still finish, whose family has another caller by now: by number, without a name. */
export const handedOverInterviews = async (actor: StaffActor) => {
  await authorize(actor, 'interview.read')
  const elsewhere = { OR: [{ callerId: null }, { callerId: { not: actor.staffId } }] }
  const interviews = await database().interview.findMany({
    where: { AND: [callScope(actor), { callerId: actor.staffId, family: elsewhere }] },
    orderBy: { startedAt: 'asc' },
    take: mostShown,
    select: { ...interviewFields, family: { select: { id: true, ref: true } } },
  })
  return interviews.map(({ family, ...interview }) => ({ ...interview, family: { ...family, identity: null } }))
}

export type OpenInterview = Awaited<ReturnType<typeof openInterviews>>['interviews'][number]
