import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database, type Prisma } from '@/server/db'
import { interviewScope } from '@/server/scope'

const mostShown = 30

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
        id: true,
        state: true,
        channel: true,
        startedAt: true,
        caller: { select: { name: true } },
        family: { select: { id: true, ref: true, identity: { select: { parentName: true } } } },
      },
    }),
  ])
  return { count, interviews }
}

export type OpenInterview = Awaited<ReturnType<typeof openInterviews>>['interviews'][number]
