import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { database, ofOrganisation, preparedAs } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { coordinatorNamesSql, namedCoordinators } from './coordinator-names'

/** Whom to ask about a concern of a colleague; null when there are too many coordinators to name, or none. */
export type ConcernPointer = { ask: string | null }
type Row = { familyId: string; ask: string | null; coordinators: string[] }

const openConcerns = (actor: StaffActor, familyIds: readonly string[]) => {
  const { organisationId, staffId } = actor
  // A caller sees no concern of a colleague: that there is one is looked up for the organisation.
  return database(ofOrganisation(organisationId)).$queryRaw<Row[]>`
    ${preparedAs('others-concerns')}
    with open_concern as (
      select c.id, c.family_id from safety_concern c join family on family.id = c.family_id and ${familyInScope(actor)}
      where c.family_id = any(${[...familyIds]}::uuid[]) and c.organisation_id = ${organisationId}::uuid
        and c.raised_by_id <> ${staffId}::uuid
        and (not concern_is_decided(c.id) or exists (select from concern_entry e where e.concern_id = c.id and e.kind = 'raised'
          and not exists (select from concern_entry w
            where w.concern_id = c.id and w.kind = 'withdrawn' and w.written_at > e.written_at
              and (w.written_by_id = e.written_by_id or w.written_by_id <> c.raised_by_id)))))
    select family_id as "familyId", (array_agg(who.name order by s.seen_at desc) filter (where who.id is not null))[1] as ask,
      ${coordinatorNamesSql(actor)} as coordinators
    from open_concern
    left join concern_entry e on e.concern_id = open_concern.id
    left join concern_sighting s on s.entry_id = e.id
    left join staff who on who.id = s.seen_by_id and who.role = any(${rolesThatMay('concern.see')}::"Role"[]) and who.disabled_at is null
    group by family_id`
}

/**
 * The families, of those given and in the actor's scope, about which there is a colleague's concern: while its words stand, and until it is decided, so that a
 * withdrawal that nobody judged yet does not take it away from who calls next. `ask` names the coordinator who saw one last, else
 * all coordinators. Does not read the words of the concerns, and takes one statement for any number of families. The
 * conditions in SQL are those of `standingAuthorIds` and `isDecided`.
 */
export const othersConcerns = async (
  actor: StaffActor,
  familyIds: readonly string[],
): Promise<ReadonlyMap<string, ConcernPointer>> => {
  const rows = familyIds.length > 0 ? await openConcerns(actor, familyIds) : []
  return new Map(
    rows.map(({ familyId, ask, coordinators }) => [
      familyId,
      { ask: ask ?? (namedCoordinators(coordinators).join(', ') || null) },
    ]),
  )
}
