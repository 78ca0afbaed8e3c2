import 'server-only'
import { needsSecondPerson, roles, type Actor, type Role } from '@/domain/access/actor'
import { dayMs } from '@/domain/dates'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, translateDatabaseError } from '@/server/db'

const shownDays = 14
const mostShown = 10

export type RoleChange = {
  id: string
  name: string
  from: Role | null
  to: Role
  by: string | null
  byGroups: boolean
  at: Date
}

/**
 * Who got which role in the last two weeks, the latest first. `by` null: the operator's command line, or the groups of
 * the identity provider.
 */
export const roleChanges = async (actor: Actor): Promise<RoleChange[]> => {
  await authorize(actor, 'staff.read')
  const since = new Date(now().getTime() - shownDays * dayMs)
  try {
    return await database(actor).$queryRaw<RoleChange[]>`
      select audit.id::text, about.name, case when audit.detail ->> 'kind' = 'invitation' then null else audit.detail ->> 'from' end as "from",
        coalesce(audit.detail ->> 'to', audit.detail ->> 'role') as "to", doer.name as by,
        coalesce(audit.detail ->> 'by' = 'groups', false) as "byGroups", audit.at
      from audit join staff about on about.id = audit.subject_id left join staff doer on doer.id = audit.staff_id
      where audit.organisation_id = ${actor.organisationId}::uuid and audit.at > ${since}
        and ((audit.verb = 'staff.change' and audit.detail ->> 'to' is not null and audit.detail ->> 'waits' is null)
          or (audit.verb = 'access.release' and audit.detail ->> 'kind' not in ('password_link', 'clear_factors', 'person_export'))
          or (audit.verb = 'staff.invite' and audit.staff_id is null and audit.detail ->> 'role' = any(${roles.filter((role) => needsSecondPerson(role))})))
      order by audit.at desc limit ${mostShown}::int`
  } catch (error) {
    throw translateDatabaseError(error)
  }
}
