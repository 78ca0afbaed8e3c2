import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { authorize } from '@/server/authorize'
import { dateColumn, today } from '@/server/clock'
import { database } from '@/server/db'
import { helpOwnerChoices } from '@/server/help'
import { helpScope } from '@/server/scope'
import { helpAndFamilyColumns, helpAndFamilyOf, helpColumns, helpOf } from './help-columns'

const mostShown = 100

/** A family's help, open first. */
export const helpOfFamily = async (actor: Actor, familyId: string) => {
  await authorize(actor, 'help.read')
  const rows = await database().helpItem.findMany({
    where: { AND: [helpScope(actor), { familyId, state: { in: ['open', 'done'] } }] },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { dueOn: 'asc' }, { id: 'asc' }],
    take: mostShown,
    select: helpColumns,
  })
  return rows.map(helpOf)
}

const promisesShown = 8

/** What one promised oneself and did not close yet: the soonest, and how many there are. */
export const helpPromised = async (actor: StaffActor) => {
  await authorize(actor, 'help.read')
  const where = { AND: [helpScope(actor), { ownerId: actor.staffId, state: 'open' as const }] }
  const [count, rows] = await Promise.all([
    database().helpItem.count({ where }),
    database().helpItem.findMany({
      where,
      orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: promisesShown,
      select: helpAndFamilyColumns,
    }),
  ])
  return { count, items: rows.map((row) => helpAndFamilyOf(actor, row)) }
}

/** Open help and how much of it is overdue, for each owner; what nobody owns stands first. */
export const openHelpByOwner = async (actor: Actor) => {
  await authorize(actor, 'help.read')
  const open = { AND: [helpScope(actor), { state: 'open' as const }] }
  const overdue = { AND: [...open.AND, { dueOn: { lt: dateColumn(today()) } }] }
  const [counts, late] = await Promise.all([
    database().helpItem.groupBy({ by: ['ownerId'], where: open, _count: true }),
    database().helpItem.groupBy({ by: ['ownerId'], where: overdue, _count: true }),
  ])
  const ids = counts.flatMap(({ ownerId }) => ownerId ?? [])
  const owners = await database().staff.findMany({
    where: { organisationId: actor.organisationId, id: { in: ids } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, email: true },
  })
  const rowFor = (id: string | null, name: string | null) => ({
    id,
    name,
    open: counts.find(({ ownerId }) => ownerId === id)?._count ?? 0,
    overdue: late.find(({ ownerId }) => ownerId === id)?._count ?? 0,
  })
  const owned = withDistinctNames(owners, ({ email }) => email).map(({ id, name }) => rowFor(id, name))
  return counts.some(({ ownerId }) => ownerId === null) ? [rowFor(null, null), ...owned] : owned
}

/** Who can promise help. A caller names oneself or a colleague. */
export const helpOwners = async (actor: Actor) => {
  await authorize(actor, 'help.read')
  return helpOwnerChoices(actor.organisationId)
}
