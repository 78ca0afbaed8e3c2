import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'
import { record, noIdentity } from '../parts/family-columns'

const interviews = {
  orderBy: { startedAt: 'desc' },
  take: 100,
  select: {
    id: true,
    state: true,
    channel: true,
    startedAt: true,
    caller: { select: { name: true } },
    fact: { select: { callDate: true } },
  },
} satisfies Prisma.Family$interviewsArgs

/** Everything on a family's page except its help and attempts, which their own features read. */
export const familyById = async (actor: Actor, id: string) => {
  const family = requireFound(
    await database().family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: {
        ...record,
        organisationId: true,
        interviews,
        callRequests: {
          where: { closedAt: null },
          orderBy: { notBefore: 'asc' },
          take: 1,
          select: { reason: true, notBefore: true, note: true },
        },
      },
    }),
    { actor, verb: 'family.read', id },
  )
  await authorize(actor, 'family.read', family)
  const { callRequests, organisationId: _, ...row } = family
  const [request] = callRequests
  return {
    ...row,
    identity: row.identity ?? noIdentity,
    interviews: row.interviews.map(({ fact, ...interview }) => ({
      ...interview,
      callDate: fact && dayOfColumn(fact.callDate),
    })),
    request: request ? { ...request, notBefore: dayOfColumn(request.notBefore) } : null,
  }
}

export type FamilyPage = Awaited<ReturnType<typeof familyById>>
