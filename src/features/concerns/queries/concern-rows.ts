/** Concerns as they are shown: whole, to their author and to coordinators alone. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { mayWithdraw, standingWriters } from '@/domain/calls/standing-concern'
import { database, type Prisma } from '@/server/db'

const shown = {
  id: true,
  interviewId: true,
  raisedById: true,
  interview: {
    select: { familyId: true, family: { select: { ref: true, identity: { select: { parentName: true } } } } },
  },
  entries: {
    orderBy: { writtenAt: 'asc' },
    select: {
      id: true,
      kind: true,
      text: true,
      writtenAt: true,
      writtenById: true,
      sighting: { select: { seenAt: true, seenById: true } },
    },
  },
} satisfies Prisma.SafetyConcernSelect

/** `where` says whose; the scope of the actor belongs in it. */
export const concernRows = async (actor: Actor, where: Prisma.SafetyConcernWhereInput) => {
  const { organisationId } = actor
  const rows = await database().safetyConcern.findMany({
    where: { ...where, organisationId },
    select: shown,
    orderBy: { id: 'asc' },
  })
  const ids = rows.flatMap(({ entries }) =>
    entries.flatMap(({ writtenById, sighting }) => [writtenById, ...(sighting ? [sighting.seenById] : [])]),
  )
  const staff =
    ids.length === 0
      ? []
      : await database().staff.findMany({
          where: { organisationId, id: { in: ids } },
          select: { id: true, name: true },
        })
  const nameOf = (id: string) => staff.find((one) => one.id === id)?.name ?? null
  const withStanding = rows.map((row) => ({ ...row, standing: standingWriters(row.entries, row.raisedById) }))
  return withStanding.map(({ id, interviewId, raisedById, interview, entries, standing }) => ({
    id,
    interviewId,
    familyId: interview.familyId,
    ref: interview.family.ref,
    parentName: interview.family.identity?.parentName ?? '',
    isOwn: actor.kind === 'staff' && raisedById === actor.staffId,
    isStanding: standing.size > 0,
    mayWithdraw: actor.kind === 'staff' && mayWithdraw(standing, raisedById, actor.staffId),
    entries: entries.map(({ writtenById, sighting, ...entry }) => ({
      ...entry,
      by: nameOf(writtenById),
      seen: sighting && { by: nameOf(sighting.seenById), at: sighting.seenAt },
    })),
  }))
}

export type Concern = Awaited<ReturnType<typeof concernRows>>[number]
export type ConcernEntry = Concern['entries'][number]
