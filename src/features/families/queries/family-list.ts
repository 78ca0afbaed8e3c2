import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import type { FamilyFilter } from '../schema'
import { familyCondition } from '../parts/family-condition'

export const familiesPerPage = 25

const orders: Record<NonNullable<FamilyFilter['sort']>, Prisma.FamilyOrderByWithRelationInput[]> = {
  name: [{ identity: { sortingName: 'asc' } }, { id: 'asc' }],
  ref: [{ ref: 'asc' }],
  last_call: [{ lastCallDate: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
}

const columns = {
  id: true,
  ref: true,
  status: true,
  programme: true,
  mayCall: true,
  lastCallDate: true,
  identity: { select: { parentName: true } },
  caller: { select: { id: true, name: true } },
  children: { orderBy: { position: 'asc' }, select: { age: true, school: { select: { name: true } } } },
} satisfies Prisma.FamilySelect

/** One page of the families in the actor's scope that match the filters. No order uses a parent's answers. */
export const familyList = async (actor: Actor, { filter, text }: { filter: FamilyFilter; text: string }) => {
  await authorize(actor, 'family.read')
  const where = familyCondition(actor, filter, text)
  const [count, rows] = await Promise.all([
    database().family.count({ where }),
    database().family.findMany({
      where,
      orderBy: orders[filter.sort ?? 'name'],
      skip: ((filter.page ?? 1) - 1) * familiesPerPage,
      take: familiesPerPage,
      select: columns,
    }),
  ])
  const families = rows.map(({ identity, lastCallDate, ...row }) => ({
    ...row,
    parentName: identity?.parentName ?? '',
    lastCall: lastCallDate && dayOfColumn(lastCallDate),
  }))
  return { count, families }
}

export type ListedFamily = Awaited<ReturnType<typeof familyList>>['families'][number]
