import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, found } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'

const identity = {
  select: {
    parentName: true,
    surname: true,
    address: true,
    note: true,
    mayLeaveMessage: true,
    whoMayHear: true,
    safeHours: true,
  },
} as const

const record = {
  id: true,
  ref: true,
  status: true,
  programme: true,
  homeLanguages: true,
  callerId: true,
  mayCall: true,
  version: true,
  identity,
  caller: { select: { id: true, name: true } },
  contactPoints: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, value: true, state: true },
  },
  children: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      age: true,
      schoolId: true,
      school: { select: { name: true, board: { select: { name: true } } } },
    },
  },
} satisfies Prisma.FamilySelect

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

const noIdentity = {
  parentName: '',
  surname: '',
  address: '',
  note: '',
  mayLeaveMessage: null,
  whoMayHear: '',
  safeHours: '',
}

/** Everything on a family's page, but its help and its attempts: those are read by their own features. */
export const familyById = async (actor: Actor, id: string) => {
  const family = found(
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

/** A family as its form fills it in. */
export const familyForForm = async (actor: Actor, id: string) => {
  await authorize(actor, 'family.update', { id })
  const family = found(
    await database().family.findFirst({ where: { ...familyScope(actor), AND: { id } }, select: record }),
    { actor, verb: 'family.update', id },
  )
  const { identity: who, caller: _, mayCall: __, ...row } = family
  return {
    ...row,
    ...(who ?? noIdentity),
    children: row.children.map(({ age, schoolId }) => ({ age, schoolId })),
  }
}

export type FamilyPage = Awaited<ReturnType<typeof familyById>>
export type FamilyForForm = Awaited<ReturnType<typeof familyForForm>>
