import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { FamilyRecord } from '@/domain/instrument/offered'
import { requireFound } from '@/server/authorize'
import { database, ofOrganisation, preparedAs } from '@/server/db'
import { openText } from '@/server/sealed/sealed-text'
import { holdersOf } from '@/server/scope'
import type { FamilyNow } from './stored-answers'

type Row = Pick<FamilyRecord, 'children'> & {
  ref: string
  homeLanguages: string[]
  endedInterviews: number
  callerId: string | null
  callerName: string | null
  leaseStaffId: string | null
  leaseStaffName: string | null
  leaseExpiresAt: Date | null
  hasSpoken: boolean
  /** Who interpreted at this call. */
  interpreterId: string | null
  interpreterName: Uint8Array | null
}

const callerOf = ({ callerName }: Row): FamilyNow['caller'] => (callerName === null ? null : { name: callerName })

const leaseOf = ({ leaseStaffId, leaseStaffName, leaseExpiresAt }: Row): FamilyNow['lease'] =>
  leaseStaffId === null || leaseStaffName === null || leaseExpiresAt === null
    ? null
    : { staffId: leaseStaffId, expiresAt: leaseExpiresAt, staff: { name: leaseStaffName } }

/**
 * What the interview's screen shows of the family's record, whose family it is now, and whether this person holds the call. One statement, because the screen
 * reads much else. The query that calls it has found the interview in the actor's scope.
 */
export const familyOfCall = async (actor: StaffActor, { id, familyId }: { id: string; familyId: string }) => {
  const { staffId } = actor
  // Whose call goes on although the family is another's sees too few of its interviews to tell whether this is the first.
  const [row] = await database(ofOrganisation(actor.organisationId)).$queryRaw<Row[]>`
    ${preparedAs('family-of-call')}
    select family.ref, coalesce(family.home_languages, '{}') as "homeLanguages", family.caller_id as "callerId",
      caller.name as "callerName", lease.staff_id as "leaseStaffId", holder.name as "leaseStaffName",
      lease.expires_at as "leaseExpiresAt",
      exists (select from contact_attempt spoken where spoken.interview_id = ${id}::uuid
        and spoken.staff_id = ${staffId}::uuid and spoken.undone_at is null) as "hasSpoken",
      (select count(*)::int from interview
        where interview.family_id = family.id and interview.state in ('completed', 'broken_off')) as "endedInterviews",
      interpreted.id as "interpreterId", interpreted.name as "interpreterName",
      coalesce((select jsonb_agg(jsonb_build_object('age', child.age, 'school',
          case when school.ref is not null then jsonb_build_object('ref', school.ref) end) order by child.position)
        from child left join school on school.id = child.school_id
        where child.family_id = family.id), '[]') as children
    from family
    left join staff caller on caller.id = family.caller_id
    left join call_lease lease on lease.family_id = family.id
    left join staff holder on holder.id = lease.staff_id
    left join interview called on called.id = ${id}::uuid
    left join interpreter interpreted on interpreted.id = called.interpreter_id
    where family.id = ${familyId}::uuid`
  const family = requireFound(row)
  const { ref, homeLanguages, children, endedInterviews, callerId, hasSpoken } = family
  const lease = leaseOf(family)
  const isHeld = hasSpoken || holdersOf({ callerId, lease }).leasedToId === staffId
  const { interpreterId, interpreterName: name } = family
  const interpreter = interpreterId && name && openText('interpreter.name', interpreterId, name)
  return {
    ref,
    homeLanguages,
    children,
    endedInterviews,
    callerId,
    caller: callerOf(family),
    lease,
    isHeld,
    interpreter,
  }
}
