import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { authorize } from '@/server/authorize'
import { dateColumn, today } from '@/server/clock'
import { database } from '@/server/db'
import { helpScope } from '@/server/scope'

/** The number of open and overdue help items of each owner. Help without an owner comes first. */
export const openHelpByOwner = async (actor: Actor) => {
  await authorize(actor, 'help.read')
  const openCondition = { AND: [helpScope(actor), { state: 'open' as const }] }
  const overdue = { AND: [...openCondition.AND, { dueOn: { lt: dateColumn(today()) } }] }
  const [counts, late] = await Promise.all([
    database().helpItem.groupBy({ by: ['ownerId'], where: openCondition, _count: true }),
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
  const ownerRows = withDistinctNames(owners, ({ email }) => email).map(({ id, name }) => rowFor(id, name))
  return counts.some(({ ownerId }) => ownerId === null) ? [rowFor(null, null), ...ownerRows] : ownerRows
}
