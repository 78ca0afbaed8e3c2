import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { inOrderOf } from '@/server/family-names'
import { familyScope } from '@/server/scope'
import { pageOfFamilies, type WholeList } from '../parts/listed-families'

export const familiesPerPage = 25

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
export const familyList = async (actor: Actor, list: WholeList) => {
  await authorize(actor, 'family.read')
  const skip = ((list.filter.page ?? 1) - 1) * familiesPerPage
  const { count, ids } = await pageOfFamilies(actor, list, { skip, take: familiesPerPage })
  const rows = await database(actor).family.findMany({
    where: { AND: [familyScope(actor), { id: { in: ids } }] },
    select: columns,
  })
  const families = inOrderOf(ids, rows).map(({ identity, lastCallDate, ...row }) => ({
    ...row,
    parentName: identity?.parentName ?? '',
    lastCall: lastCallDate && dayOfColumn(lastCallDate),
  }))
  return { count, families }
}

export type ListedFamily = Awaited<ReturnType<typeof familyList>>['families'][number]
