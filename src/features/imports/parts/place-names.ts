import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Transaction } from '@/server/db'

/** The names of boards and municipalities by their column and ref: `board_name B1`. */
export const registeredNames = async (tx: Transaction, actor: Actor): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.$queryRaw<{ place: string; name: string }[]>`
    select 'board_name ' || ref as place, name from school_board where organisation_id = ${actor.organisationId}::uuid
    union all
    select 'municipality_name ' || ref, name from municipality where organisation_id = ${actor.organisationId}::uuid`
  return new Map(rows.map(({ place, name }) => [place, name]))
}
