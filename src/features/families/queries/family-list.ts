import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { dayOfColumn } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'
import { literally } from '@/server/search-cookie'
import type { FamilyFilter } from '../schema'

export const familiesPerPage = 25

const orders: Record<NonNullable<FamilyFilter['sort']>, Prisma.FamilyOrderByWithRelationInput[]> = {
  name: [{ identity: { parentName: 'asc' } }, { id: 'asc' }],
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

/** Families with a number that holds these digits: somebody called back, and who was it? */
const idsByDigits = async (actor: Actor, digits: string): Promise<string[]> => {
  if (digits.length < 5) return []
  // 06… and +316… are one number; the last digits tell.
  const ending = `%${digits.replace(/^(0031|31|0)/, '')}%`
  const rows = await database().$queryRaw<{ family_id: string }[]>`
    select distinct family_id from contact_point
    where organisation_id = ${actor.organisationId}::uuid and kind = 'phone'
      and regexp_replace(value, '[^0-9]', '', 'g') like ${ending} limit 50`
  return rows.map((row) => row.family_id)
}

const matching = async (actor: Actor, text: string): Promise<Prisma.FamilyWhereInput> => {
  if (!text) return {}
  const byName = { identity: { parentName: { contains: literally(text), mode: 'insensitive' as const } } }
  const byRef = { ref: { contains: literally(text), mode: 'insensitive' as const } }
  return { OR: [byName, byRef, { id: { in: await idsByDigits(actor, text.replace(/\D/g, '')) } }] }
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

/** One page of the families one sees. Filters narrow it; nothing that a parent answered orders it. */
export const familyList = async (actor: Actor, { filter, text }: { filter: FamilyFilter; text: string }) => {
  await authorize(actor, 'family.read')
  const where = { AND: [familyScope(actor), ...chosenBy(filter), await matching(actor, text)] }
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
