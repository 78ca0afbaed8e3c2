/**
 * Records that something was looked at: one row for each page, file or answer that was shown. A page, a route or a command
 * calls it after the data are there and waits for it, so what cannot be recorded is not shown.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { groundOfNothing, groundOfRole, personOf, type Ground, type Part } from '@/domain/access/view'
import type { AuditDetail } from './audit'
import { now } from './clock'
import { keyedHash } from './crypto'
import { database, ofOrganisation, preparedAs, Prisma, translateDatabaseError, type Transaction } from './db'

/** More families than any page shows. */
const mostFamilies = 1000

export type View = {
  /** The verb of reading, also on a page for changing: a row of a change means that something was changed. */
  readonly verb: Verb
  readonly part: Part
  /** The interview, concern or release. */
  readonly subjectId?: string | null
  /** The families of which something was shown; null: there was none at this place. */
  readonly families?: readonly (string | null)[]
  /** The words of a search. Only their keyed hash is stored. */
  readonly search?: string
  readonly detail?: AuditDetail
  /** A page asks by itself for what it shows: recorded unless the same person looked at the same thing within the hour. */
  readonly isRefresh?: boolean
  /** For whom has no role here, such as whoever opens a shared link. */
  readonly ground?: Ground
}

/** The same words, however they are typed, have the same hash. */
const hashOfSearch = (text: string) =>
  Buffer.from(keyedHash('searched words', text.trim().toLowerCase().normalize('NFC')))
    .toString('hex')
    .slice(0, 32)

/** What a caller holds of a family that is not theirs (any more): a call, an attempt, a concern, or work that they promised. */
const holdsWork = (staffId: string) => Prisma.sql`
  exists (select from interview where interview.family_id = family.id and interview.caller_id = ${staffId}::uuid)
  or exists (select from contact_attempt attempt where attempt.family_id = family.id and attempt.staff_id = ${staffId}::uuid)
  or exists (select from help_item help where help.family_id = family.id and help.owner_id = ${staffId}::uuid)
  or exists (select from care_step step where step.family_id = family.id and step.owner_id = ${staffId}::uuid)
  or exists (select from safety_concern concern where concern.family_id = family.id
    and concern.raised_by_id = ${staffId}::uuid)`

/** The ground of each family, on the tables `asked` and `family`; null where there is none, which raises a signal. */
const groundOfFamily = (actor: Actor): Prisma.Sql => {
  const ofRole = groundOfRole(actor)
  if (ofRole !== null || actor.kind !== 'staff') return Prisma.sql`${ofRole}::text`
  const { staffId, coversForIds } = actor
  return Prisma.sql`case
    when family.caller_id = ${staffId}::uuid then 'assigned'
    when family.caller_id = any(${[...coversForIds]}::uuid[]) then 'cover'
    when exists (select from call_lease lease where lease.family_id = family.id and lease.staff_id = ${staffId}::uuid
      and lease.expires_at > ${now()}) then case when family.caller_id is null then 'pool' else 'lease' end
    when ${holdsWork(staffId)} then 'own_work' end`
}

const familyIdsOf = ({ families = [] }: View): string[] => [...new Set(families.filter((id) => id !== null))]

const detailOf = (view: View, families: readonly string[]): AuditDetail => ({
  ...view.detail,
  ...(families.length > 0 ? { count: families.length } : {}),
  ...(view.search ? { term: hashOfSearch(view.search) } : {}),
})

/**
 * One statement. The planner cannot see how many families there are: it would make a plan of its own for each number, which takes ten
 * times as long as the statement. Families with different grounds make the ground `several`, and the detail has them in the same order. The grounds
 * are read for the organisation: also of a family that the actor does not see, because that is what the log must say.
 */
export const recordView = async (
  actor: Actor,
  view: View,
  db: Pick<Transaction, '$queryRaw'> = database(ofOrganisation(actor.organisationId)),
): Promise<void> => {
  const { staffId, role } = personOf(actor)
  const { origin, addressHash } = actor.source
  const families = familyIdsOf(view)
  try {
    await db.$queryRaw`
      ${preparedAs('view')}
      with shown as (
        select asked.id, asked.place, ${groundOfFamily(actor)} as ground
        from unnest(array(select unnest(${families.slice(0, mostFamilies)}::uuid[]))) with ordinality asked (id, place)
        left join family on family.id = asked.id),
      view as (
        select array_agg(id order by place) as families, jsonb_agg(ground order by place) as grounds,
          count(distinct coalesce(ground, '')) > 1 as is_mixed, count(*) = 0 as is_empty, min(ground) as ground
        from shown)
      select write_audit_row(${actor.organisationId}::uuid, ${staffId}::uuid, ${view.verb}, ${view.subjectId ?? null}::uuid,
        nullif(${JSON.stringify(detailOf(view, families))}::jsonb
          || case when is_mixed then jsonb_build_object('grounds', grounds) else '{}' end, '{}'),
        role => ${role}, part => ${view.part}, result => 'allowed', origin => ${origin},
        ground => case when is_mixed then 'several' when is_empty then ${view.ground ?? groundOfNothing(actor)} else ground end,
        address_hash => ${addressHash}, families => families)
      from view
      where not ${view.isRefresh ?? false} or not exists (
        select from audit where audit.subject_id = ${view.subjectId ?? null}::uuid and audit.staff_id = ${staffId}::uuid
          and audit.part is not null and audit.at > now() - interval '1 hour')`
  } catch (error) {
    throw translateDatabaseError(error)
  }
}
