import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database } from '@/server/db'
import { ownerRoles } from '@/server/help'
import { helpInScope } from '@/server/scope'
import { isOpenHelp } from '@/server/state-conditions'

type OwnerRow = { id: string | null; name: string | null; email: string | null; open: number; overdue: number }

/**
 * The number of open and overdue help items of each owner. Help without an owner comes first, together with that of owners
 * who left or do other work by now.
 */
export const openHelpByOwner = async (actor: Actor) => {
  await authorize(actor, 'help.read')
  const rows = await database(actor).$queryRaw<OwnerRow[]>`
    select owner.id, owner.name, owner.email, count(*)::int as open,
      count(*) filter (where help_item.due_on < ${today()}::date)::int as overdue
    from help_item
    left join staff owner on owner.id = help_item.owner_id and owner.disabled_at is null
      and owner.role = any(${ownerRoles()}::"Role"[])
    where ${isOpenHelp} and ${helpInScope(actor)}
    group by owner.id
    order by owner.name, owner.id`
  const isOwner = (row: OwnerRow): row is OwnerRow & { id: string; name: string; email: string } => row.id !== null
  const unownedRows = rows
    .filter((row) => !isOwner(row))
    .map(({ open, overdue }) => ({ id: null, name: null, open, overdue }))
  const ownerRows = withDistinctNames(rows.filter(isOwner), ({ email }) => email)
  return [...unownedRows, ...ownerRows.map(({ id, name, open, overdue }) => ({ id, name, open, overdue }))]
}
