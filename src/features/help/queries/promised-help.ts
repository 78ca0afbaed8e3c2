import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { helpScope } from '@/server/scope'
import { helpAndFamilyColumns, helpAndFamilyOf } from '../parts/help-columns'

const promisesShown = 8

/** The actor's own open help: the items with the earliest days, and the number of all. */
export const promisedHelp = async (actor: StaffActor) => {
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
