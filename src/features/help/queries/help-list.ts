import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { inOrderOf } from '@/server/family-names'
import { helpScope } from '@/server/scope'
import type { HelpFilter } from '../schema'
import { helpAndFamilyColumns, helpAndFamilyOf } from '../parts/help-columns'
import { pageOfHelp } from '../parts/listed-help'

export const helpPerPage = 25

/** One page of the help in the actor's scope: that of their families, and that which they own. */
export const helpList = async (actor: Actor, { filter, text }: { filter: HelpFilter; text: string }) => {
  await authorize(actor, 'help.read')
  const skip = ((filter.page ?? 1) - 1) * helpPerPage
  const { count, families, ids } = await pageOfHelp(actor, { filter, text }, { skip, take: helpPerPage })
  const rows = await database(actor).helpItem.findMany({
    where: { AND: [helpScope(actor), { id: { in: ids } }] },
    select: helpAndFamilyColumns,
  })
  const listedRows = inOrderOf(ids, rows)
  return {
    count,
    families,
    items: listedRows.map((row) => helpAndFamilyOf(actor, row)),
    /** Also of families outside the actor's scope, for the log. */
    familyIds: listedRows.map(({ family }) => family.id),
  }
}
