import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { helpScope } from '@/server/scope'
import { helpColumns, helpOf } from '../parts/help-columns'

const mostShown = 100

/** A family's help, the open items first. */
export const helpOfFamily = async (actor: Actor, familyId: string) => {
  await authorize(actor, 'help.read')
  const rows = await database(actor).helpItem.findMany({
    where: { AND: [helpScope(actor), { familyId, state: { in: ['open', 'done'] } }] },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { dueOn: 'asc' }, { id: 'asc' }],
    take: mostShown,
    select: helpColumns,
  })
  return rows.map(helpOf)
}
