import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { searchOf } from '@/domain/people/search'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { everyWord, nameHolds, reachedBy, refHolds } from '@/server/family-search'
import { familyScope } from '@/server/scope'
import type { FamilyFilter } from '../schema'

export const familiesPerPage = 25

const orders: Record<NonNullable<FamilyFilter['sort']>, Prisma.FamilyOrderByWithRelationInput[]> = {
  name: [{ identity: { sortingName: 'asc' } }, { id: 'asc' }],
  ref: [{ ref: 'asc' }],
  last_call: [{ lastCallDate: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
}

const chosenBy = (filter: FamilyFilter): Prisma.FamilyWhereInput[] => [
  filter.caller ? { callerId: filter.caller === 'none' ? null : filter.caller } : {},
  filter.status ? { status: filter.status } : {},
  filter.programme ? { programme: filter.programme } : {},
  filter.school ? { children: { some: { schoolId: filter.school } } } : {},
  filter.board ? { children: { some: { school: { boardId: filter.board } } } } : {},
  filter.call ? { mayCall: filter.call === 'may' } : {},
  filter.called ? { lastCallDate: filter.called === 'never' ? null : { not: null } } : {},
]

/** Every word in the name or the number; or an address, or a phone number in any notation. */
const matching = (text: string): Prisma.FamilyWhereInput => {
  if (!text) return {}
  const search = searchOf(text)
  const byWord = (word: string) => ({ OR: [{ identity: nameHolds(word) }, refHolds(word)] })
  return { OR: [everyWord(search.words, byWord), ...reachedBy(search)] }
}

/** The families that an actor sees by these filters and this search. */
export const familiesBy = (actor: Actor, filter: FamilyFilter, text: string): Prisma.FamilyWhereInput => ({
  AND: [familyScope(actor), ...chosenBy(filter), matching(text)],
})

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

/** One page of the families one sees. Filters narrow it; nothing that a parent answered orders it. */
export const familyList = async (actor: Actor, { filter, text }: { filter: FamilyFilter; text: string }) => {
  await authorize(actor, 'family.read')
  const where = familiesBy(actor, filter, text)
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
