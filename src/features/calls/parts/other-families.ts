/**
 * The families of others that a whole phone number leads to. They have no name, no ref and no content, and who searches must
 * be allowed to try another number: the throttle keeps anybody from learning whose numbers these are by trying them out.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isWholeOrganisation } from '@/domain/access/scope'
import { visibleFamilies } from '@/domain/access/family'
import type { Verb } from '@/domain/access/verbs'
import { callBackSearchOf, type CallBackSearch } from '@/domain/people/call-back-search'
import { auditTooMany } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, ofOrganisation, Prisma } from '@/server/db'
import { isUnderWay } from '@/server/open-calls'
import { isNumber } from '@/server/family-search'
import { attempt, tooMany } from '@/server/throttle'
import { familyInScope } from '@/server/scope'

type OtherRow = { id: string; callerName: string | null; busyName: string | null }

/** How a colleague is named to somebody who may know nothing of the family. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

const otherFamilyOf = ({ id, callerName, busyName }: OtherRow) => ({
  id,
  /** Null: no caller, or one who has left. */
  caller: callerName === null ? null : firstNameOf(callerName),
  /** Who calls the family now. */
  busy: busyName === null ? null : firstNameOf(busyName),
})

export type OtherFamily = ReturnType<typeof otherFamilyOf>

/** More families than share one number. A number of so many is that of a house or a school. */
const mostSharing = 20

/** Throws `too_many` for somebody who tries many numbers. */
const refuseTooMany = async (actor: StaffActor, verb: Verb) => {
  for (const tried of ['number_search', 'number_search_day'] as const) {
    const search = await attempt(tried, actor.staffId, actor.organisationId)
    if (search.allowed) continue
    await auditTooMany(actor, verb)
    throw tooMany(search, 'too_many_numbers')
  }
}

/** The families out of the actor's reach with exactly this number. The digits alone would also find longer numbers. */
export const otherFamilies = async (actor: StaffActor, search: CallBackSearch, verb: Verb): Promise<OtherFamily[]> => {
  const { number } = search
  if (number === null || isWholeOrganisation(visibleFamilies(actor))) return []
  await refuseTooMany(actor, verb)
  // The actor sees none of these: they are looked up for the organisation, and nothing is returned but whom to ask.
  const rows = await database(ofOrganisation(actor.organisationId)).$queryRaw<OtherRow[]>(Prisma.sql`
    select distinct on (family.id) family.id, caller.name as "callerName", coalesce(busy.name, (
        select interviewer.name from interview join staff interviewer on interviewer.id = interview.caller_id
        where interview.family_id = family.id and ${isUnderWay()} limit 1)) as "busyName"
    from contact_point contact
    join family on family.id = contact.family_id
    left join staff caller on caller.id = family.caller_id and caller.disabled_at is null
    left join call_lease lease on lease.family_id = family.id and lease.expires_at > ${now()}
    left join staff busy on busy.id = lease.staff_id
    where contact.organisation_id = ${actor.organisationId}::uuid and ${isNumber(actor.organisationId, number)}
      and family.organisation_id = contact.organisation_id and ${familyInScope(actor)} is not true
    order by family.id
    limit ${mostSharing}`)
  return rows.map(otherFamilyOf)
}

/** One of these families again. Its id alone leads to nothing: `not_found` unless the number is that of the family. */
export const requireOtherFamily = async (
  actor: StaffActor,
  { familyId, number }: { familyId: string; number: string },
  verb: Verb,
): Promise<OtherFamily> => {
  const search = callBackSearchOf(number)
  const families = search ? await otherFamilies(actor, search, verb) : []
  return requireFound(
    families.find(({ id }) => id === familyId),
    { actor, verb, id: familyId },
  )
}
